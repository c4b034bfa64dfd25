import { habitualNames, mainZones } from './country-zones.ts';

/** A winter's and a summer's day, on either half of the earth: where two zones agree on both, they keep one time. */
const compared = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));
let byName: ReadonlyMap<string, string> | undefined;

/** English first: where a name means two countries, the one in English is meant. */
const languages = 'en de es fr pt it nl pl tr ru uk ja ko zh ar he hi sv nb da fi cs hu ro el id vi th'.split(
  ' ',
);

const mostOffered = 4;

/** The zones of a country that differ, by its name in one of these languages in small letters; none: no country is called so. */
export function zonesOfCountry(name: string): readonly string[] {
  byName ??= readCountries();
  const code = byName.get(name);
  if (code !== undefined && Object.hasOwn(mainZones, code)) return mainZones[code] ?? [];
  return zonesIn(code)
    .filter((zone, at, all) => !all.slice(0, at).some((before) => keepsTimeOf(zone, before)))
    .slice(0, mostOffered);
}

function readCountries(): ReadonlyMap<string, string> {
  const found = new Map(
    Object.entries(habitualNames).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
  );
  let known = codes;
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const named = known.flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const];
    });
    for (const [name, code] of named) if (!found.has(name)) found.set(name, code);
    known = named.map(([, code]) => code); // of the 676 two-letter codes most are nobody's
  }
  return found;
}

function zonesIn(code: string | undefined): readonly string[] {
  if (code === undefined) return [];
  const locale = new Intl.Locale(`und-${code}`);
  // A getter until Node 22 and a method since; TypeScript knows neither.
  const method: unknown = Reflect.get(locale, 'getTimeZones');
  const zones: unknown =
    typeof method === 'function' ? method.call(locale) : Reflect.get(locale, 'timeZones');
  return Array.isArray(zones) ? zones : [];
}

function keepsTimeOf(zone: string, other: string): boolean {
  return compared.every((at) => timeIn(zone, at) === timeIn(other, at));
}

function timeIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}
