import { createCalendarThread } from './calendar-thread.ts';
import { type CountryCalendars, createCountryDays } from './country-days.ts';
import { createFetchCalendar, type FetchCalendar } from './fetch-calendar.ts';
import { type HolidaySources, isCalendar } from './text.ts';

/** The internet, the one optional package, and a thread for what foreign calendars take of the processor. */
export function createHolidaySources(
  options: {
    readonly fetchCalendar?: FetchCalendar;
    readonly loadCountries?: () => Promise<CountryCalendars | undefined>;
  } = {},
): HolidaySources {
  const { fetchCalendar = createFetchCalendar(), loadCountries = importCountries } = options;
  const calendar = createCalendarThread();
  return {
    calendar,
    async address(url, from, within) {
      const fetched = await fetchCalendar(url, within);
      if ('problem' in fetched) return { problem: `${url.host} ${fetched.problem}.` };
      if (!isCalendar(fetched.text))
        return { problem: `${url.host} sends no calendar: it has to be an .ics file.` };
      const found = await calendar(fetched.text, from);
      return 'problem' in found ? { problem: `${url.host}: ${found.problem}` } : found;
    },
    country: createCountryDays(loadCountries),
  };
}

/** Named in a variable, so that neither the compiler nor a bundler looks for what need not be there. */
const optionalPackage: string = 'date-holidays';

async function importCountries(): Promise<CountryCalendars | undefined> {
  try {
    const loaded = (await import(optionalPackage)) as { readonly default: CountryCalendars }; // as its types say
    return loaded.default;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
