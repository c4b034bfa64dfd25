import { describe, expect, it } from 'vitest';
import { type CountryCalendars, createCountryDays } from '../../src/holidays/country-days.ts';

/** As the package date-holidays answers, of four countries. */
class Calendars {
  static readonly asked: string[] = [];
  readonly #codes: readonly string[];
  constructor(...codes: readonly string[]) {
    this.#codes = codes;
  }
  getCountries() {
    return {
      DE: 'Germany',
      US: 'United States of America',
      GB: 'United Kingdom',
      GN: 'Guinea',
      GW: 'Guinea-Bissau',
      UA: 'Ukraine',
    };
  }
  getStates(country: string) {
    return country === 'DE' ? { BY: 'Bayern' } : undefined;
  }
  getRegions(_country: string, state: string) {
    return state === 'BY' ? { A: 'Stadt Augsburg' } : undefined;
  }
  getHolidays(year: number) {
    Calendars.asked.push([...this.#codes, year].join('-'));
    const day = (date: string, hours: number, type = 'public') => {
      const start = new Date(`${date.slice(0, 10)}T00:00:00`);
      return {
        date,
        start,
        end: new Date(start.getTime() + hours * 3_600_000),
        name: 'a feast',
        type,
        rule: '',
      };
    };
    return [
      day(`${year}-12-25 00:00:00`, 24),
      day(`${year}-03-29 00:00:00 -0600`, 23),
      day(`${year}-09-30 00:00:00`, 48),
      day(`${year}-03-08 12:00:00`, 12),
      day(`${year}-12-24 00:00:00`, 24, 'bank'),
      day(`${year}-10-31 00:00:00`, 24, 'observance'),
    ];
  }
}

const read = createCountryDays(async () => Calendars satisfies CountryCalendars);
const from = '2026-10-01';

describe('the public holidays of a country', () => {
  it('are the whole days of the years ahead, each computed anew, and nothing but public', async () => {
    Calendars.asked.length = 0;

    const found = await read('DE', from);

    expect(found).toEqual({
      dates: [
        '2026-10-01',
        '2026-12-25',
        ...['2027-03-29', '2027-09-30', '2027-10-01', '2027-12-25'],
        ...['2028-03-29', '2028-09-30', '2028-10-01', '2028-12-25'],
        ...['2029-03-29', '2029-09-30'],
      ].toSorted(),
    });
    expect(Calendars.asked).toEqual(['DE-2026', 'DE-2027', 'DE-2028', 'DE-2029']);
  });

  it.each([
    ['de', 'DE'],
    ['de-by', 'DE-BY'],
    ['DE-BY-A', 'DE-BY-A'],
    ['germany', 'DE'],
    ['United States', 'US'],
    ['USA', 'US'],
    ['UK', 'GB'],
    ['Guinea', 'GN'],
    ['Guinea-Bissau', 'GW'],
  ])('are found under %s', async (name, codes) => {
    Calendars.asked.length = 0;

    expect(await read(name, from)).toHaveProperty('dates');

    expect(Calendars.asked[0]).toBe(`${codes}-2026`);
  });

  it.each([
    ['DE-ZZ', 'DE has no part ZZ that I know. DE alone is its holidays.'],
    ['US-constructor', 'US has no part constructor that I know. US alone is its holidays.'],
    ['DE-BY-B', 'DE-BY has no part B that I know.'],
    ['Gui', 'Gui is no date and no country that I know.'],
    ['United', 'United is no date and no country that I know.'],
    ['tomorrow', 'tomorrow is no date and no country that I know.'],
    ['__proto__', '__proto__ is no date and no country that I know.'],
  ])('are not those of %s', async (name, problem) => {
    expect(await read(name, from)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('need a package, which is named with the command that installs it and what else can be typed', async () => {
    const bare = createCountryDays(async () => undefined);

    expect(await bare('Germany', from)).toEqual({
      problem:
        "Germany is no date. Write dates like 2026-12-24, or an https address of an .ics file. For a country, the bot's operator runs: npm install --save-prod date-holidays",
    });
  });
});
