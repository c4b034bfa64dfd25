import { abbreviations, cities } from './cities.ts';
import { zonesOfCountry } from './countries.ts';
import { guessesFor } from './guesses.ts';
import { parts } from './parts.ts';

/** Accepted like the others, though `Intl.supportedValuesOf` lists older spellings of them, or nothing. */
const unlisted = [
  'UTC',
  'America/Argentina/Buenos_Aires',
  'America/Indiana/Indianapolis',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
];

const listed = [...unlisted.filter(isKnown), ...Intl.supportedValuesOf('timeZone')];
const byName = new Map(listed.map((zone) => [keyOf(zone), zone]));
const byCity = new Map([
  ...Object.entries(cities),
  ...listed.toReversed().map((zone) => [cityOf(keyOf(zone)), zone] as const),
]);
const byPart = new Map(Object.entries(parts));
const byAbbreviation = new Map(Object.entries(abbreviations));
const longest = 60;
/** One letter more or less makes another abbreviation, and no slip of the finger. */
const fewestLetters = 4;

type FoundZone = { readonly zone: string } | { readonly didYouMean: string | undefined };

/** A zone by its IANA name or by a city, however it is written; else the nearest one, or those of one offset or name, to be asked about. */
export function zoneOf(text: string): FoundZone {
  const typed = keyOf(text).slice(0, longest);
  const several = guessesFor(typed);
  if (several.length > 0) return { didYouMean: several.join(' or ') };
  const zone = byName.get(typed) ?? byCity.get(typed);
  if (zone) return { zone };
  const meant = byAbbreviation.get(typed) ?? byCity.get(cityOf(typed)) ?? ofPlace(typed);
  if (meant) return { didYouMean: meant };
  // Older names (Europe/Belfast, US/Pacific) are known to Intl, and listed by nobody.
  if (typed.includes('/') && isKnown(spelled(typed))) return { zone: spelled(typed) };
  return { didYouMean: nearest(typed) ?? among(typed) };
}

/** `U.S.` and `the Netherlands` are called otherwise, too. A country of several times is a choice. */
function ofPlace(typed: string): string | undefined {
  const name = typed.replaceAll('.', '').replace(/^the /, '');
  const part = byPart.get(name) ?? byAbbreviation.get(name);
  if (part) return part;
  const [zones = []] = [...new Set([typed, name])].map(zonesOfCountry).filter(({ length }) => length > 0);
  return zones.length > 0 ? zones.join(' or ') : undefined;
}

/** `New York, NY` and `heure de Paris`: the longest city or country among the words. */
function among(typed: string): string | undefined {
  const words = typed.replaceAll(',', ' ').split(' ').filter(Boolean);
  for (let many = words.length - 1; many > 0; many--)
    for (let from = 0; from + many <= words.length; from++) {
      const name = words.slice(from, from + many).join(' ');
      const zone = name.length < fewestLetters ? undefined : (byCity.get(name) ?? ofPlace(name));
      if (zone !== undefined) return zone;
    }
  return undefined;
}

function keyOf(text: string): string {
  return text
    .trim()
    .replace(/[\s_]+/g, ' ')
    .toLowerCase();
}

function cityOf(key: string): string {
  return key.split('/').at(-1) ?? key;
}

function spelled(key: string): string {
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return key
    .split('/')
    .map((part) => part.split(' ').map(capital).join('_'))
    .join('/')
    .replace(/^Us(?=\/)|\b(?:Gmt|Utc|Uct)\b/g, (name) => name.toUpperCase());
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false; // a RangeError is how Intl says no
  }
}

/** The name or city with the fewest changed letters, at most one in three. */
function nearest(typed: string): string | undefined {
  if (typed.length < fewestLetters) return undefined;
  let best: { zone: string; distance: number } | undefined;
  for (const [key, zone] of [...byName, ...byCity]) {
    for (const text of typed.includes('/') ? [typed, cityOf(typed)] : [typed]) {
      const most = Math.max(1, Math.floor(Math.min(text.length, key.length) / 3));
      if (Math.abs(text.length - key.length) > most) continue; // so many letters differ at least
      const distance = editDistance(text, key);
      if (distance <= most && (!best || distance < best.distance)) best = { zone, distance };
    }
  }
  return best?.zone;
}

/** Letters inserted, removed, replaced, or two neighbours swapped (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
