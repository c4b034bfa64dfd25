import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from './calendar-events.ts';
import { lastDay } from './moment.ts';

/** A rule that goes back further, or a list of more, is more than a holiday. */
export const mostStarts = 8_000;

/** What else stands in a rule the library passes over, and counts days that nobody meant. */
const known = /^(?:FREQ|UNTIL|COUNT|INTERVAL|WKST|SKIP|X-.*|BY(?:DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS))$/;

/** The days on which a rule lets an event begin. Throws where the rule cannot be read. */
export function occurrences(
  event: CalendarEvent,
  {
    first,
    rule: text,
    until,
  }: { readonly first: Temporal.PlainDate; readonly rule: string; readonly until: string },
): readonly string[] {
  const parts = partsOf(text);
  const rule = parts
    .map(([name, value]) => `${name}=${name === 'UNTIL' ? plain(lastDay(event, value)) : value}`)
    .join(';');
  const isPlain = !parts.some(([name]) => name.startsWith('BY'));
  const [, frequency] = parts.find(([name]) => name === 'FREQ') ?? [];
  if (isPlain && frequency === 'YEARLY') return anniversaries(first, rule, until);
  return repeats(first, isPlain && frequency === 'MONTHLY' ? `${rule};BYMONTHDAY=${first.day}` : rule, until);
}

function partsOf(text: string): readonly (readonly [name: string, value: string])[] {
  const parts = text
    .toUpperCase()
    .replace(/\s/g, '')
    .split(';')
    .filter(Boolean)
    .map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)] as const)
    .filter(([name, value]) => !(name === 'RSCALE' && value === 'GREGORIAN'));
  const strange = parts.find(([name]) => !known.test(name));
  if (strange) throw new Error('a rule with a part that is not known');
  return parts;
}

const plain = (day: Temporal.PlainDate): string => day.toString().replaceAll('-', '');

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
    if (steps === mostStarts) throw new Error('a rule of too many days');
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
