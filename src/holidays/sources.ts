import { createContext, Script } from 'node:vm';
import { type CountryCalendars, createCountryDays } from './country-days.ts';
import { createFetchCalendar, type FetchCalendar } from './fetch-calendar.ts';
import { type Holidays, parseHolidays } from './ics.ts';
import type { HolidaySources } from './text.ts';

/** A calendar of 2,000 events takes a quarter of it. */
const parseMs = 1_000;

/** The internet, the one optional package, and a limit on how long a foreign calendar may keep the processor. */
export function createHolidaySources(
  options: {
    readonly fetchCalendar?: FetchCalendar;
    readonly loadCountries?: () => Promise<CountryCalendars | undefined>;
  } = {},
): HolidaySources {
  const { fetchCalendar = createFetchCalendar(), loadCountries = importCountries } = options;
  return {
    calendar,
    async address(url, from, within) {
      const fetched = await fetchCalendar(url, within);
      if ('problem' in fetched) return { problem: `${url.host} ${fetched.problem}.` };
      if (!fetched.text.includes('BEGIN:VCALENDAR'))
        return { problem: `${url.host} sends no calendar: it has to be an .ics file.` };
      const found = calendar(fetched.text, from);
      return 'problem' in found ? { problem: `${url.host}: ${found.problem}` } : found;
    },
    country: createCountryDays(loadCountries),
  };
}

/** A rule such as "each 30 February" is looked for without end; only this way of running it can be stopped. */
function calendar(text: string, from: string): Holidays {
  try {
    const context = createContext({ parse: () => parseHolidays(text, from) });
    return bounded.runInContext(context, { timeout: parseMs }) as Holidays; // what `parse` returns
  } catch (error) {
    if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return { problem: 'That calendar has too many events, or a rule that never comes true.' };
  }
}

const bounded = new Script('parse()');

/** Named in a variable, so that neither the compiler nor a bundler looks for what need not be there. */
const optionalPackage: string = 'date-holidays';

async function importCountries(): Promise<CountryCalendars | undefined> {
  try {
    const loaded = (await import(optionalPackage)) as { readonly default: CountryCalendars }; // as its types say
    return loaded.default;
  } catch (error) {
    if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The error of a script that was stopped is of another realm, and no instance of this one's Error. */
function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
