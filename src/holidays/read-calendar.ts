import { type CalendarEvent, readEvents, textOf } from './calendar-events.ts';
import { type Holidays, lastDate, limited, runOf } from './days.ts';
import { type EventDays, eventDays } from './event-days.ts';

/** A calendar that is read event by event, so that whoever reads it can stop at any, and let others have a turn. */
export interface CalendarReading {
  readonly events: readonly CalendarEvent[];
  /** What cannot be read is left out, and named in the result. */
  read(event: CalendarEvent): void;
  leaveOut(event: CalendarEvent): void;
  result(): Holidays;
}

const mostNamed = 3;

export function openCalendar(text: string, from: string): CalendarReading {
  const until = lastDate(from);
  const found: EventDays[] = [];
  const leftOut: CalendarEvent[] = [];
  const events = readEvents(text);
  return {
    events,
    read(event) {
      try {
        const days = eventDays(event, until);
        if (days) found.push(days);
      } catch {
        leftOut.push(event); // named in the result
      }
    },
    leaveOut: (event) => void leftOut.push(event),
    result() {
      if (events.length === leftOut.length)
        return { problem: 'That is no calendar that can be read: it has to be an .ics file.' };
      const dates = allDays(found).filter((date) => date >= from && date < until);
      if (dates.length === 0) return { problem: 'That calendar has no whole days from now on.' };
      const days = limited(dates);
      return 'problem' in days || leftOut.length === 0 ? days : { ...days, leftOut: sayLeftOut(leftOut) };
    },
  };
}

/** An occurrence that was moved or called off is not where its series has it. */
function allDays(found: readonly EventDays[]): readonly string[] {
  const replaced = new Set(found.flatMap(({ uid, replaces }) => (replaces ? [`${uid} ${replaces}`] : [])));
  return found.flatMap(({ uid, starts, length, replaces }) =>
    starts
      .filter((start) => replaces !== undefined || !replaced.has(`${uid} ${start}`))
      .flatMap((start) => runOf(start, length)),
  );
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
