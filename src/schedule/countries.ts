/** A winter's and a summer's day, on either half of the earth: where two zones agree on both, they keep one time. */
const compared = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));
let byName: ReadonlyMap<string, string> | undefined;

/** The zone of a country, by its English name in small letters; undefined: no country is called so. */
export function zoneOfCountry(name: string): string | 'several' | undefined {
  byName ??= readCountries();
  const [first, ...others] = zonesIn(byName.get(name));
  return others.every((zone) => first !== undefined && keepsTimeOf(zone, first)) ? first : 'several';
}

function readCountries(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return new Map(
    codes.flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const];
    }),
  );
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
