import { calendarLines } from './calendar-lines.ts';

/** A property of an event: `DTSTART;VALUE=DATE:20261224`. */
export interface Property {
  readonly name: string;
  /** In capitals, behind the name: `;VALUE=DATE`. */
  readonly parameters: string;
  readonly value: string;
}

/** The properties of one event that say on which days it is; in the order of the file. */
export type CalendarEvent = readonly Property[];

/** All else is never looked into, so that it cannot be wrong. */
const read: ReadonlySet<string> = new Set([
  'UID',
  'SUMMARY',
  'DESCRIPTION',
  'STATUS',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'EXRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'X-MICROSOFT-CDO-ALLDAYEVENT',
  'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
]);

const dated: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE']);

/** Every event of a file, whatever calendars it stands in, ended or not. Lines that are no properties are passed over. */
export function readEvents(text: string): readonly CalendarEvent[] {
  const events: CalendarEvent[] = [];
  let open: Property[] | undefined;
  /** An alarm inside an event has a duration and a description, too. */
  let inside = 0;
  for (const line of calendarLines(text)) {
    const property = propertyOf(line);
    if (property?.name === 'BEGIN') {
      if (property.value.toUpperCase() === 'VEVENT') {
        if (open) events.push(open);
        [open, inside] = [[], 0];
      } else inside++;
    } else if (property?.name === 'END') {
      if (property.value.toUpperCase() !== 'VEVENT') inside--;
      else if (open) events.push(open);
      if (property.value.toUpperCase() === 'VEVENT') open = undefined;
    } else if (open && inside === 0 && property && read.has(property.name)) open.push(property);
  }
  return open ? [...events, open] : events;
}

/** A colon inside quotes belongs to a parameter; one before a date does in the zones of some programs that quote none. */
function propertyOf(line: string): Property | undefined {
  const [, called, rest] = line.match(/^\s{0,8}(?:\w{1,60}\.)?([A-Za-z-]{1,60})\s{0,8}([;:].*)$/) ?? [];
  if (!called || !rest) return undefined;
  const name = called.toUpperCase();
  let isQuoted = false;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '"') isQuoted = !isQuoted;
    if (rest[at] !== ':' || isQuoted) continue;
    const value = rest.slice(at + 1).trim();
    const date = dated.has(name) ? value.search(/:\d{4}-?\d\d-?\d\d/) + 1 : 0;
    return { name, parameters: rest.slice(0, at).toUpperCase(), value: value.slice(date) };
  }
  return undefined;
}

export function textOf(event: CalendarEvent, name: string): string | undefined {
  return event.find((property) => property.name === name)?.value;
}

export function parametersOf(event: CalendarEvent, name: string): string {
  return event.find((property) => property.name === name)?.parameters ?? '';
}

/** Of properties that may stand several times. */
export function textsOf(event: CalendarEvent, name: string): readonly string[] {
  return event
    .filter((property) => property.name === name && property.value !== '')
    .map(({ value }) => value);
}

/** Of properties that may stand several times, each with several values: blanks around a comma mean nothing. */
export function valuesOf(event: CalendarEvent, name: string): readonly string[] {
  return textsOf(event, name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}
