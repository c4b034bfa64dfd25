import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

export type Holidays = { readonly dates: readonly string[] } | { readonly problem: string };

const most = 400;
const years = 3;
const mostDaysOfOne = 31;

/** Dates (`2026-12-24`, `2026-12-24..2026-12-31`) or the text of an .ics file, from a date on for three years. */
export function parseHolidays(text: string, from: string): Holidays {
  const found = text.includes('BEGIN:VCALENDAR') ? calendarDates(text, from) : listedDates(text);
  if ('problem' in found) return found;
  return limited(found.dates.filter((date) => date >= from));
}

/** Each once, in order; so many that they are no exceptions any more are a mistake. */
export function limited(found: readonly string[]): Holidays {
  const dates = [...new Set(found)].sort();
  return dates.length > most ? { problem: `That is more than ${most} days without a question.` } : { dates };
}

function listedDates(text: string): Holidays {
  const dates: string[] = [];
  for (const word of text.split(/[\s,;]+/).filter((word) => word !== '')) {
    const [first, last] = word.split('..');
    const range = daysBetween(first ?? '', last ?? first ?? '');
    if (!range) return { problem: `${word} is no date. Write them like 2026-12-24, with commas between.` };
    dates.push(...range);
  }
  return { dates };
}

/** Both ends included; undefined: no dates, the wrong way round, or longer than a year. */
function daysBetween(first: string, last: string): readonly string[] | undefined {
  const [start, end] = [toDate(first), toDate(last)];
  if (!start || !end) return undefined;
  const days = start.until(end).days;
  if (days < 0 || days > 366) return undefined;
  return Array.from({ length: days + 1 }, (_, i) => start.add({ days: i }).toString());
}

function toDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined; // a RangeError is how Temporal says no
  }
}

/** The end of what a calendar or a country is asked for. */
export function lastDate(from: string): string {
  return Temporal.PlainDate.from(from).add({ years }).toString();
}

/** Whole days only: an hour in a calendar is no holiday. */
function calendarDates(text: string, from: string): Holidays {
  try {
    const until = lastDate(from);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    // A changed occurrence is an event of its own here; looking each up among all the others is quadratic.
    const dates = events.flatMap((event) =>
      eventDates(new ICAL.Event(event, { exceptions: [] }), from, until),
    );
    return dates.length > 0 ? { dates } : { problem: 'That calendar has no whole days from now on.' };
  } catch {
    return { problem: 'That is no calendar that can be read: it has to be an .ics file.' };
  }
}

function eventDates(event: ICAL.Event, from: string, until: string): readonly string[] {
  if (!event.startDate?.isDate) return [];
  const length = Math.min(mostDaysOfOne, Math.max(1, Math.round(event.duration.toSeconds() / 86_400)));
  const starts = event.isRecurring() ? occurrences(event, until) : [event.startDate.toString()];
  return starts.flatMap((start) => runOf(start, length)).filter((date) => date >= from && date < until);
}

function occurrences(event: ICAL.Event, until: string): readonly string[] {
  const found: string[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && found.length < 20 * most; next = iterator.next()) {
    const start = next.toString().slice(0, 10);
    if (start >= until) break;
    found.push(start);
  }
  return found;
}

/** So many local dates from the one that a text begins with. */
export function runOf(start: string, length: number): readonly string[] {
  const first = toDate(start.slice(0, 10));
  return first ? Array.from({ length }, (_, i) => first.add({ days: i }).toString()) : [];
}
