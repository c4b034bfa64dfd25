import { type CalendarEvent, readEvents, textOf } from './calendar-events.ts';
import { dayBefore, type Holidays, lastDate, limited, mostDays, runOf } from './days.ts';
import { type EventDays, eventDays, longestDays } from './event-days.ts';

/** The text of an .ics file, from a date on for three years. */
export interface CalendarText {
  readonly text: string;
  readonly from: string;
  /** Places of events in the file that took too long before. */
  readonly tooLong?: readonly number[];
}

const mostNamed = 3;

/** `begin` is told the place of each event before it is read, and at last -1. What cannot be read is left out, and named. */
export function readCalendar(
  { text, from, tooLong = [] }: CalendarText,
  begin: (at: number) => void = () => undefined,
): Holidays {
  const until = lastDate(from);
  const earliest = dayBefore(from, longestDays);
  const found: EventDays[] = [];
  const leftOut: CalendarEvent[] = [];
  const events = readEvents(text);
  for (const [at, event] of events.entries()) {
    begin(at);
    const days = tooLong.includes(at) ? 'unreadable' : daysOrNot(event, until);
    if (days === 'unreadable') leftOut.push(event);
    else if (days) found.push({ ...days, starts: days.starts.filter((start) => start >= earliest) });
  }
  begin(-1);
  if (events.length === leftOut.length)
    return { problem: 'That calendar cannot be read: it has to be an .ics file.' };
  const dates = daysBetween(found, from, until);
  if (dates.length === 0) return { problem: 'That calendar has no all-day events from now on.' };
  const days = limited(dates);
  return 'problem' in days || leftOut.length === 0 ? days : { ...days, leftOut: sayLeftOut(leftOut) };
}

function daysOrNot(event: CalendarEvent, until: string): EventDays | undefined | 'unreadable' {
  try {
    return eventDays(event, until);
  } catch {
    return 'unreadable'; // named in the result
  }
}

/** An occurrence that was moved or called off is not where its series has it. More than are allowed are not all told. */
function daysBetween(found: readonly EventDays[], from: string, until: string): readonly string[] {
  const replaced = new Set(found.flatMap(({ uid, replaces }) => (replaces ? [`${uid} ${replaces}`] : [])));
  const days = new Set<string>();
  for (const { uid, starts, length, replaces } of found)
    for (const start of starts) {
      if (days.size > mostDays) return [...days];
      if (replaces === undefined && replaced.has(`${uid} ${start}`)) continue;
      for (const day of runOf(start, length)) if (day >= from && day < until) days.add(day);
    }
  return [...days];
}

function sayLeftOut(events: readonly CalendarEvent[]): string {
  const names = events.slice(0, mostNamed).map((event) => `"${nameOf(event)}"`);
  const more = events.length > mostNamed ? ` and ${events.length - mostNamed} more` : '';
  return `Left out, since it cannot be read: ${names.join(', ')}${more}.`;
}

function nameOf(event: CalendarEvent): string {
  const name = textOf(event, 'SUMMARY') ?? textOf(event, 'DTSTART') ?? 'an event without a name';
  return name.replace(/\\(.)/g, '$1').replace(/\p{C}/gu, ' ').slice(0, 40).trim();
}
