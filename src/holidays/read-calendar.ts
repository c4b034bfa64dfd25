import { type CalendarEvent, readEvents, textOf } from './calendar-events.ts';
import { dayBefore, type Holidays, lastDate, limited, mostDays, runOf, shifted } from './days.ts';
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
  const leftOut: string[] = [];
  const events = readEvents(text);
  for (const [at, event] of events.entries()) {
    begin(at);
    const days = tooLong.includes(at) ? 'unreadable' : daysOrNot(event, until);
    if (days === 'unreadable') leftOut.push(nameOf(event));
    else if (days)
      found.push(
        days.isOnward ? days : { ...days, starts: days.starts.filter((start) => start >= earliest) },
      );
    if (typeof days === 'object' && days.unread) leftOut.push(`a date of ${nameOf(event)}`);
  }
  begin(-1);
  if (events.length === 0) return { problem: 'That calendar cannot be read: it has to be an .ics file.' };
  const dates = daysBetween(found, from, until);
  if (dates.length === 0) {
    const named = leftOut.length > 0 ? ` ${sayLeftOut(leftOut)}` : '';
    return { problem: `That calendar has no all-day events from now on.${named}` };
  }
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

/** More than are allowed are not all told. */
function daysBetween(found: readonly EventDays[], from: string, until: string): readonly string[] {
  const days = new Set<string>();
  for (const { start, length } of placed(found)) {
    if (days.size > mostDays) break;
    for (const day of runOf(start, length)) if (day >= from && day < until) days.add(day);
  }
  return [...days];
}

/** An occurrence that was moved or called off is not where its series has it, nor are those after it if it said so. */
function* placed(
  found: readonly EventDays[],
): Generator<{ readonly start: string; readonly length: number }> {
  const moves = found.filter(({ uid, replaces }) => uid !== undefined && replaces !== undefined);
  const replaced = new Set(moves.map(({ uid, replaces }) => `${uid} ${replaces}`));
  const onward = moves
    .filter(({ isOnward }) => isOnward)
    .sort((a, b) => (a.replaces ?? '').localeCompare(b.replaces ?? ''));
  for (const { uid, starts, length, replaces } of found)
    for (const start of starts) {
      const isMoved = uid !== undefined && replaces === undefined && replaced.has(`${uid} ${start}`);
      if (isMoved) continue;
      const move =
        replaces === undefined
          ? onward.findLast((one) => one.uid === uid && (one.replaces ?? '') < start)
          : undefined;
      if (!move) yield { start, length };
      else if (move.starts[0])
        yield { start: shifted(start, move.replaces ?? '', move.starts[0]), length: move.length };
    }
}

function sayLeftOut(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `Left out, since it cannot be read: ${names.slice(0, mostNamed).join(', ')}${more}.`;
}

function nameOf(event: CalendarEvent): string {
  const name = textOf(event, 'SUMMARY') ?? textOf(event, 'DTSTART') ?? 'an event without a name';
  return `"${name.replace(/\\(.)/g, '$1').replace(/\p{C}/gu, ' ').slice(0, 40).trim()}"`;
}
