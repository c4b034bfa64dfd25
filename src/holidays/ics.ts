import { type Holidays, limited } from './days.ts';
import { listedDates } from './listed-dates.ts';
import { openCalendar } from './read-calendar.ts';

/** Dates (`2026-12-24`, `24.12.2026`, `2026-12-24..2026-12-31`) or the text of an .ics file, from a date on for three years. */
export function parseHolidays(text: string, from: string): Holidays {
  if (isCalendar(text)) {
    const reading = openCalendar(text, from);
    for (const event of reading.events) reading.read(event);
    return reading.result();
  }
  const found = listedDates(text);
  return 'problem' in found ? found : limited(found.dates.filter((date) => date >= from));
}

export function isCalendar(text: string): boolean {
  return /BEGIN:VCALENDAR/i.test(text);
}
