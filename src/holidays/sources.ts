import { setImmediate } from 'node:timers/promises';
import { createContext, Script } from 'node:vm';
import { type CountryCalendars, createCountryDays } from './country-days.ts';
import type { Holidays } from './days.ts';
import { createFetchCalendar, type FetchCalendar } from './fetch-calendar.ts';
import { isCalendar } from './ics.ts';
import { openCalendar } from './read-calendar.ts';
import type { HolidaySources } from './text.ts';

/** So many events are read without a pause, and never for longer. */
const atOnce = 10;
const sliceMs = 30;
/** So many times an event may take longer before it is left out, and all together before the calendar is given up. */
const mostStops = 3;
const mostStopped = 30;
const endless = { problem: 'That calendar has too many events, or a rule that never comes true.' };

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
      if (!isCalendar(fetched.text))
        return { problem: `${url.host} sends no calendar: it has to be an .ics file.` };
      const found = await calendar(fetched.text, from);
      return 'problem' in found ? { problem: `${url.host}: ${found.problem}` } : found;
    },
    country: createCountryDays(loadCountries),
  };
}

/**
 * A few events at a time, so that nothing else waits for a calendar. A rule such as "each 30 February" is looked for
 * without end; only this way of running it can be stopped.
 */
async function calendar(text: string, from: string): Promise<Holidays> {
  const reading = openCalendar(text, from);
  let at = 0;
  let [stopped, stops, stoppedAt] = [0, 0, -1];
  const context = createContext({
    readSome() {
      for (const end = at + atOnce; at < Math.min(end, reading.events.length); at++)
        reading.read(reading.events[at] ?? []);
    },
  });
  while (at < reading.events.length) {
    try {
      some.runInContext(context, { timeout: sliceMs });
    } catch (error) {
      if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      if (++stopped > mostStopped) return endless;
      // Another program may have had the processor: nothing is given up for being slow once.
      stops = at === stoppedAt ? stops + 1 : 1;
      stoppedAt = at;
      if (stops === mostStops) reading.leaveOut(reading.events[at++] ?? []);
    }
    await setImmediate();
  }
  const found = reading.result();
  return 'problem' in found && stopped > 0 ? endless : found;
}

const some = new Script('readSome()');

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
