import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { dayMs, hourMs } from '../time.ts';
import { type Holidays, lastDate, limited, runOf } from './days.ts';

/** What is used of the package date-holidays. */
export interface CountryCalendar {
  getCountries(language: string): Readonly<Record<string, string>>;
  getStates(country: string, language: string): Readonly<Record<string, string>> | undefined;
  getRegions(country: string, state: string, language: string): Readonly<Record<string, string>> | undefined;
  getHolidays(year: number): unknown;
}
export type CountryCalendars = new (...codes: readonly string[]) => CountryCalendar;

/** Local dates as text; a feast that begins in the evening has its own date, and `start` the evening before. */
const Days = z.array(z.object({ date: z.string(), start: z.date(), end: z.date(), type: z.string() }));

/** Of the beginning of a name: "UK" is not Ukraine. */
const leastLetters = 4;
const asSaid = new Map([
  ['UK', 'GB'],
  ['USA', 'US'],
]);
/** With the flag, since npm passes over the name of an optional peer. */
const install = 'npm install --save-prod date-holidays';

/** `load` gives undefined where the package is not installed. */
export function createCountryDays(
  load: () => Promise<CountryCalendars | undefined>,
): (name: string, from: string) => Promise<Holidays> {
  return async (name, from) => {
    const Calendars = await load();
    if (!Calendars)
      return {
        problem: `${name} is no date. Write dates like 2026-12-24, or an https address of an .ics file. For a country, the bot's operator runs: ${install}`,
      };
    const codes = codesOf(new Calendars(), name);
    return 'problem' in codes ? codes : limited(await publicDates(new Calendars(...codes.codes), from));
  };
}

type Codes = { readonly codes: readonly string[] } | { readonly problem: string };

/** `DE`, `DE-BY`, `US-LA-NO`, `Germany`. A part that a country does not have would be passed over in silence. */
function codesOf(calendar: CountryCalendar, name: string): Codes {
  const countries = Object.entries(calendar.getCountries('en'));
  const [first = '', second, third] = name.split('-').map((part) => part.trim());
  const code = asSaid.get(first.toUpperCase()) ?? first;
  const country = countries.find(([known]) => isAlike(known, code))?.[0];
  if (!country) return byName(countries, name);
  if (second === undefined) return { codes: [country] };
  const state = keyOf(calendar.getStates(country, 'en'), second);
  if (!state)
    return { problem: `${country} has no part ${second} that I know. ${country} alone is its holidays.` };
  if (third === undefined) return { codes: [country, state] };
  const region = keyOf(calendar.getRegions(country, state, 'en'), third);
  return region
    ? { codes: [country, state, region] }
    : { problem: `${country}-${state} has no part ${third} that I know.` };
}

function byName(countries: readonly (readonly [string, string])[], name: string): Codes {
  const starting = countries.filter(
    ([, title]) => name.length >= leastLetters && isAlike(title.slice(0, name.length), name),
  );
  const [found] = starting.filter(([, title]) => isAlike(title, name)).concat(starting);
  const isSure = starting.length === 1 || (found && isAlike(found[1], name));
  if (found && isSure) return { codes: [found[0]] };
  return {
    problem: `${name} is no date and no country that I know. Write DE, DE-BY, US or Germany, a date like 2026-12-24, or an https address of an .ics file.`,
  };
}

function keyOf(known: Readonly<Record<string, string>> | undefined, code: string): string | undefined {
  return Object.keys(known ?? {}).find((key) => isAlike(key, code));
}

function isAlike(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whole public holidays, for as long ahead as a calendar is read. */
async function publicDates(calendar: CountryCalendar, from: string): Promise<readonly string[]> {
  const until = lastDate(from);
  const days: z.infer<typeof Days> = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    days.push(...Days.parse(calendar.getHolidays(year)));
    await setImmediate(); // the moon's calendars take a while
  }
  return days
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => runOf(date, wholeDays(start, end)))
    .filter((date) => date >= from && date < until);
}

/** A day on which the clocks change has an hour less; half a day is none. */
function wholeDays(start: Date, end: Date): number {
  return Math.floor((end.getTime() - start.getTime() + 3 * hourMs) / dayMs);
}
