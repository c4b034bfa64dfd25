/** A property of an event: `DTSTART;VALUE=DATE:20261224`. */
export interface Property {
  readonly name: string;
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
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'X-MICROSOFT-CDO-ALLDAYEVENT',
]);

/** Every event of a file, whatever calendars it stands in, ended or not. Lines that are no properties are passed over. */
export function readEvents(text: string): readonly CalendarEvent[] {
  const events: CalendarEvent[] = [];
  let open: Property[] | undefined;
  /** An alarm inside an event has a duration and a description, too. */
  let inside = 0;
  for (const line of text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')) {
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

/** A colon inside quotes belongs to a parameter. */
function propertyOf(line: string): Property | undefined {
  const [, name, rest] = line.match(/^\s{0,8}([A-Za-z-]{1,60})([;:].*)$/) ?? [];
  if (!name || !rest) return undefined;
  let isQuoted = false;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '"') isQuoted = !isQuoted;
    if (rest[at] === ':' && !isQuoted) return { name: name.toUpperCase(), value: rest.slice(at + 1).trim() };
  }
  return undefined;
}

export function textOf(event: CalendarEvent, name: string): string | undefined {
  return event.find((property) => property.name === name)?.value;
}

/** Of properties that may stand several times, each with several values: blanks around a comma mean nothing. */
export function valuesOf(event: CalendarEvent, name: string): readonly string[] {
  return event
    .filter((property) => property.name === name)
    .flatMap((property) => property.value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}
