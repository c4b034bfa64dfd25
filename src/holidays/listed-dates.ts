import { Temporal } from 'temporal-polyfill';
import { type Holidays, limited, mostDays, runOf } from './days.ts';
import { to, toNumbers } from './written-dates.ts';

const longestDays = 366;
const and: ReadonlySet<string> = new Set('& + and und et y e en og och i'.split(' '));

/**
 * Dates and ranges as people write them, from a date on: `2026-12-24`, `24.12.2026`, `24 December 2026`,
 * `24.12. - 26.12.2026`, `2026-12-24..2026-12-31`.
 */
export function parseDates(text: string, from: string): Holidays {
  const dates = new Set<string>();
  for (const [first, last] of rangesOf(toNumbers(text))) {
    const range = daysBetween(first, last, from);
    if (!range) return { problem: whyNot(first, last) };
    if (range.end < from) continue;
    for (const date of runOf(range.start, range.length)) if (date >= from) dates.add(date);
    if (dates.size > mostDays) break; // refused, however many come
  }
  return limited([...dates]);
}

function whyNot(first: string, last: string): string {
  const twice = [first, last].find((word) => readings(word).length > 1);
  if (twice) return `${twice} is two dates: write ${readings(twice).join(' or ')}.`;
  const word = first === last ? first : `${first}..${last}`;
  return `${word} is no date. Write them like 2026-12-24, with commas between.`;
}

function rangesOf(text: string): readonly (readonly [string, string])[] {
  const words = text
    .split(/[\s,;]+/)
    .map(bare)
    .flatMap(ends);
  const found: [string, string][] = [];
  let isOpen = false;
  for (const [at, word] of words.entries()) {
    const before = found.at(-1);
    const isRange = to.has(word);
    if (before && isOpen) before[1] = word;
    else if (before && and.has(word) && words[at + 1]) continue;
    else if (!isRange || !before) found.push([word, word]);
    else before[1] = '';
    isOpen = before !== undefined && !isOpen && isRange;
  }
  return found;
}

/** Without what stands around a date in a sentence, and without its time of day. */
function bare(word: string): string {
  return word
    .replace(/^["'“”„‘([<]+/, '')
    .replace(/["'“”’)\]>:]{1,9}$/, '')
    .replace(/(\d{4}|-\d\d)\.$/, '$1')
    .replace(/^(\d{4}-\d\d-\d\d)T[\d:.,Z+-]{1,30}$/, '$1')
    .replace(/\.{3,9}/, '..');
}

/** The two ends of a range that is one word, with what stands between them. */
function ends(word: string): readonly string[] {
  if (to.has(word)) return [word];
  const mark = ['..', '–', '—'].find((one) => word.includes(one)) ?? plainMark(word);
  if (!mark) return word === '' ? [] : [word];
  const at = word.indexOf(mark);
  return [word.slice(0, at), mark, word.slice(at + mark.length)];
}

/** `24.12.-26.12.2026` has no other hyphen, `2026-12-24/2026-12-26` and `24/25.12.2026` no other slash. */
function plainMark(word: string): string | undefined {
  if (/^[\d.]{1,10}-[\d.]{1,10}$/.test(word)) return '-';
  return /^[\d-]{1,10}\/[\d-]{1,10}$/.test(word) || /^\d{1,2}\.?\/\d{1,2}\.[\d.]{1,8}$/.test(word)
    ? '/'
    : undefined;
}

interface Range {
  readonly start: string;
  readonly end: string;
  readonly length: number;
}

/** Both ends included; undefined: no dates, the wrong way round, or longer than a year. */
function daysBetween(first: string, last: string, from: string): Range | undefined {
  const end = toDate(last) ?? upcoming(last, from);
  const start = toDate(first) ?? (end && withoutYear(first, end));
  if (!start || !end) return undefined;
  const days = start.until(end).days;
  if (days < 0 || days > longestDays) return undefined;
  return { start: start.toString(), end: end.toString(), length: days + 1 };
}

function toDate(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] =
    text.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/) ?? text.match(/^(\d{4})(\d\d)(\d\d)$/) ?? [];
  if (year) return dateOf(year, month, day);
  const [, first, second, last] = text.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/) ?? [];
  if (last) return dateOf(last.padStart(4, '20'), second, first);
  const found = readings(text);
  return found.length === 1 ? found[0] : undefined;
}

/** `24/12/2026` is one date, `05/06/2026` is two: the day stands first in some countries, and the month in others. */
function readings(text: string): readonly Temporal.PlainDate[] {
  const [, first, second, year] = text.match(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/) ?? [];
  if (!year) return [];
  const days = [dateOf(year, second, first), dateOf(year, first, second)].filter((day) => day !== undefined);
  const [one, other] = days;
  return one && other && Temporal.PlainDate.compare(one, other) === 0 ? [one] : days;
}

/** `24.12.`: the next one. */
function upcoming(text: string, from: string): Temporal.PlainDate | undefined {
  const [, day, month] = text.match(/^(\d{1,2})\.(\d{1,2})\.$/) ?? [];
  const thisYear = month ? dateOf(from.slice(0, 4), month, day) : undefined;
  return thisYear && thisYear.toString() < from ? thisYear.add({ years: 1 }) : thisYear;
}

/** `24.` or `24.12.` before `26.12.2026`, and `30.12.` before `2.1.2027`. */
function withoutYear(text: string, end: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, day, month] = text.match(/^(\d{1,2})(?:\.(?:(\d{1,2})\.?)?)?$/) ?? [];
  const same = dateOf(String(end.year), month ?? String(end.month), day);
  return month && same && Temporal.PlainDate.compare(same, end) > 0 ? same.subtract({ years: 1 }) : same;
}

function dateOf(
  year: string,
  month: string | undefined,
  day: string | undefined,
): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined; // a RangeError is how Temporal says no
  }
}
