import { type Holidays, limited } from './days.ts';
import { parseDates } from './listed-dates.ts';
import { toNumbers } from './written-dates.ts';

/** Where days without a question are read from, besides what was typed. Handed in; what fails is said in a sentence. */
export interface HolidaySources {
  /** The whole days of the .ics file at an https address, read within a time. */
  address(url: URL, from: string, within: Within): Promise<Holidays>;
  /** The whole days of the text of an .ics file. */
  calendar(text: string, from: string): Promise<Holidays>;
  /** The public holidays of a country, by its code or its English name. */
  country(name: string, from: string): Promise<Holidays>;
}

export interface Within {
  readonly ms: number;
  readonly signal?: AbortSignal;
}

/** `readFrom`: the text, where it names an address or a country and has to be read again; undefined: only dates. */
export type ReadHolidays =
  | { readonly dates: readonly string[]; readonly readFrom: string | undefined; readonly leftOut?: string }
  | { readonly problem: string };

/** From which day on, out of what, and within which time. */
export interface Reading {
  readonly from: string;
  readonly sources: HolidaySources;
  readonly within: Within;
}

const mostSources = 3;
/** Of what is typed; no form lets more through. */
const longestText = 4000;

/** What stands in the form's field: dates, the text of an .ics file, https addresses of such files, countries. */
export async function readHolidays(text: string, reading: Reading): Promise<ReadHolidays> {
  const { from, sources } = reading;
  if (isCalendar(text)) return { readFrom: undefined, ...(await sources.calendar(text, from)) };
  if (text.length > longestText)
    return { problem: 'Write at most 4,000 characters here. A longer list can be read from an .ics file.' };
  const { addresses, countries, dates } = sortOut(text);
  const named = addresses.length + countries.length;
  if (named === 0) return { readFrom: undefined, ...parseDates(dates, from) };
  if (named > mostSources)
    return { problem: `Name at most ${mostSources} addresses and countries, beside dates.` };
  const found = await Promise.all([
    parseDates(dates, from),
    ...addresses.map((address) => readAddress(address, reading)),
    ...countries.map((country) => sources.country(country, from)),
  ]);
  return { readFrom: text, ...together(found) };
}

/** Anything else is dates, addresses and countries. */
export function isCalendar(text: string): boolean {
  return /BEGIN:V(?:CALENDAR|EVENT)/i.test(text.replaceAll('\0', ''));
}

interface Sorted {
  readonly addresses: readonly string[];
  readonly countries: readonly string[];
  readonly dates: string;
}

/** An address ends at a space; a country may be several words, and ends with its line or at a comma. */
function sortOut(text: string): Sorted {
  const addresses: string[] = [];
  const rest = text.replace(/\S+/g, (word) => {
    const start = startOfAddress(word);
    if (start < 0) return word;
    addresses.push(withoutEnd(word.slice(start)));
    return `${word.slice(0, start)}\n`;
  });
  const parts = toNumbers(rest)
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isName = (part: string): boolean => /^\p{L}/u.test(part);
  return {
    addresses,
    countries: parts.filter(isName),
    dates: parts.filter((part) => !isName(part)).join('\n'),
  };
}

async function readAddress(text: string, { from, sources, within }: Reading): Promise<Holidays> {
  const https = text.replace(/^webcals?:/i, 'https:');
  const url = URL.canParse(https) ? new URL(https) : undefined;
  if (url?.protocol !== 'https:') return { problem: 'An address has to start with https:// or webcal://.' };
  if (url.username || url.password)
    return {
      problem: 'Leave the name and the password out of the address: everybody who opens this form sees it.',
    };
  return sources.address(url, from, within);
}

function together(all: readonly Holidays[]): Holidays {
  const problems = all.flatMap((found) => ('problem' in found ? [found.problem] : []));
  if (problems.length > 0) return { problem: problems.join(' ') };
  const days = limited(all.flatMap((found) => ('dates' in found ? found.dates : [])));
  const leftOut = all
    .flatMap((found) => ('leftOut' in found && found.leftOut ? [found.leftOut] : []))
    .join(' ');
  return 'problem' in days || !leftOut ? days : { ...days, leftOut };
}

/** Where a scheme and `://` begin in a word; -1: nowhere. */
function startOfAddress(word: string): number {
  const end = word.indexOf('://');
  let start = end;
  while (start > 0 && /[a-z+.-]/i.test(word.charAt(start - 1))) start--;
  return end > start ? start : -1;
}

function withoutEnd(address: string): string {
  let end = address.length;
  while (end > 0 && /[,;]/.test(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}
