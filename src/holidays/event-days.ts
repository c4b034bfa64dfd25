import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { type CalendarEvent, textOf, valuesOf } from './calendar-events.ts';

/** What one event adds to the days off, or takes from those of the series it belongs to. */
export interface EventDays {
  readonly uid: string | undefined;
  /** The first day of each time it happens, and how many days it lasts. */
  readonly starts: readonly string[];
  readonly length: number;
  /** The occurrence of its series that it stands in for; undefined: it is the series. */
  readonly replaces: string | undefined;
}

/** A rule that goes back further, or a list of more, is more than a holiday. */
const mostDays = 8_000;
export const longestDays = 366;

/** undefined: no whole days, called off, or only observed. Throws where a date or a rule cannot be read. */
export function eventDays(event: CalendarEvent, until: string): EventDays | undefined {
  const instead = textOf(event, 'RECURRENCE-ID');
  const replaces = instead === undefined ? undefined : dayIn(event, instead).toString();
  const uid = textOf(event, 'UID');
  const isOff = textOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED';
  if (isOff) return replaces ? { uid, starts: [], length: 1, replaces } : undefined;
  const length = lengthOf(event);
  if (length === undefined || isObserved(event))
    return replaces ? { uid, starts: [], length: 1, replaces } : undefined;
  const first = dayIn(event, textOf(event, 'DTSTART'));
  const left = new Set(daysOf(event, 'EXDATE').map((value) => dayIn(event, value).toString()));
  const rule = textOf(event, 'RRULE');
  const repeated = rule && !replaces ? occurrences(first, rule, until) : [];
  const added = daysOf(event, 'RDATE').map((value) => dayIn(event, value.split('/', 1)[0]).toString());
  const starts = [first.toString(), ...repeated, ...added].filter((start) => !left.has(start));
  return { uid, starts: [...new Set(starts)], length, replaces };
}

function daysOf(event: CalendarEvent, name: string): readonly string[] {
  const days = valuesOf(event, name);
  if (days.length > mostDays) throw new Error('a list of too many days');
  return days;
}

/** An hour in a calendar is no holiday; from midnight to midnight is a day, which is how Outlook writes one. */
function lengthOf(event: CalendarEvent): number | undefined {
  const start = textOf(event, 'DTSTART');
  const end = textOf(event, 'DTEND');
  if (!start) throw new Error('an event without a start');
  const duration = textOf(event, 'DURATION');
  const days = end ? dayIn(event, start).until(nearestDay(end)).days : durationDays(duration);
  const hasNoHours = !start.includes('T') || isAllDay(event);
  const isWhole = end ? isMidnight(end) : duration === undefined || Number.isInteger(days);
  if (!hasNoHours && !(isMidnight(start) && isWhole && days >= 1)) return undefined;
  return Math.min(longestDays, Math.max(1, Math.floor(days)));
}

/** A date of an event: the local midnight that a program meant which wrote an all-day event in UTC. */
function dayIn(event: CalendarEvent, text: string | undefined): Temporal.PlainDate {
  return isAllDay(event) ? nearestDay(text) : date(text);
}

/** The midnight next to a moment: what ends a minute before one ends there. */
function nearestDay(text: string | undefined): Temporal.PlainDate {
  const isLate = /T(?:1[2-9]|2\d)/.test(text ?? '');
  return date(text).add({ days: isLate ? 1 : 0 });
}

const isMidnight = (value: string): boolean => /T(?:00:?00(?::?00)?|23:?59(?::?\d\d)?)Z?$/.test(value);
const isAllDay = (event: CalendarEvent): boolean =>
  textOf(event, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE';

/** Google marks what is in its holiday calendars and nobody has off. */
const isObserved = (event: CalendarEvent): boolean =>
  /^observance\b/i.test(textOf(event, 'DESCRIPTION') ?? '');

function durationDays(text: string | undefined): number {
  const [, weeks = '0', days = '0', hours = '0', minutes = '0'] =
    text?.match(/^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?/i) ?? [];
  return Number(weeks) * 7 + Number(days) + Number(hours) / 24 + Number(minutes) / 1440;
}

/** `20261224`, `2026-12-24`, and either with a time behind it. Throws a RangeError. */
function date(text: string | undefined): Temporal.PlainDate {
  const [, year, month, day] = text?.match(/^(\d{4})-?(\d{2})-?(\d{2})(?:T|$)/) ?? [];
  return Temporal.PlainDate.from(
    { year: Number(year), month: Number(month), day: Number(day) },
    { overflow: 'reject' },
  );
}

function occurrences(first: Temporal.PlainDate, text: string, until: string): readonly string[] {
  const rule = text.toUpperCase().replace(/\s/g, '');
  const isPlainYearly = /(?:^|;)FREQ=YEARLY(?:;|$)/.test(rule) && !/(?:^|;)BY/.test(rule);
  if (isPlainYearly) return anniversaries(first, rule, until);
  const isPlainMonthly = /(?:^|;)FREQ=MONTHLY(?:;|$)/.test(rule) && !/(?:^|;)BY/.test(rule);
  return repeats(first, isPlainMonthly ? `${rule};BYMONTHDAY=${first.day}` : rule, until);
}

/** 29 February comes every four years: to count in years from it, as a library does, ends on 1 March. */
function anniversaries(first: Temporal.PlainDate, rule: string, until: string): readonly string[] {
  const recur = ICAL.Recur.fromString(rule);
  const last = recur.until ? recur.until.toString().slice(0, 10) : until;
  const found: string[] = [];
  for (let year = first.year; year <= Number(until.slice(0, 4)); year += recur.interval) {
    const day = `${year}${first.toString().slice(4)}`;
    if (recur.count && found.length >= recur.count) break;
    if (isDate(day) && day <= last && day < until) found.push(day);
  }
  return found;
}

function isDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  return Temporal.PlainDate.from({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }).toString() === text;
}

function repeats(first: Temporal.PlainDate, rule: string, until: string): readonly string[] {
  const start = ICAL.Time.fromDateString(first.toString());
  const iterator = ICAL.Recur.fromString(rule).iterator(start);
  const isNamed = namedBy(rule);
  const found: string[] = [];
  for (let steps = 0, next = iterator.next(); next; steps++, next = iterator.next()) {
    const day = next.toString().slice(0, 10);
    if (day >= until) break;
    if (steps === mostDays) throw new Error('a rule of too many days');
    if (isNamed(day)) found.push(day);
  }
  return found;
}

/** Whether a day is one that a rule names: 30 February is counted on to 2 March by the library. */
function namedBy(rule: string): (day: string) => boolean {
  const [, months] = rule.match(/(?:^|;)BYMONTH=([\d,]+)(?:;|$)/) ?? [];
  const [, days] = rule.match(/(?:^|;)BYMONTHDAY=([\d,]+)(?:;|$)/) ?? [];
  const isOf = (list: string | undefined, one: string): boolean =>
    !list || list.split(',').map(Number).includes(Number(one));
  return (day) => isOf(months, day.slice(5, 7)) && isOf(days, day.slice(8, 10));
}
