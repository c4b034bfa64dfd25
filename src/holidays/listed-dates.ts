import { Temporal } from 'temporal-polyfill';
import { type Holidays, limited, mostDays, runOf } from './days.ts';

const longestDays = 366;
const to: ReadonlySet<string> = new Set(['..', '-', '–', '—', '/', 'to', 'until', 'bis']);

/**
 * Dates and ranges as people write them, from a date on: `2026-12-24`, `24.12.2026`, `24.12. - 26.12.2026`,
 * `2026-12-24..2026-12-31`.
 */
export function parseDates(text: string, from: string): Holidays {
  const dates = new Set<string>();
  for (const [first, last] of rangesOf(text)) {
    const range = daysBetween(first, last);
    if (!range) {
      const word = first === last ? first : `${first}..${last}`;
      return { problem: `${word} is no date. Write them like 2026-12-24, with commas between.` };
    }
    if (range.end < from) continue;
    for (const date of runOf(range.start, range.length)) if (date >= from) dates.add(date);
    if (dates.size > mostDays) break; // refused, however many come
  }
  return limited([...dates]);
}

function rangesOf(text: string): readonly (readonly [string, string])[] {
  const words = text.split(/[\s,;]+/).flatMap(ends);
  const found: [string, string][] = [];
  let isOpen = false;
  for (const word of words) {
    const before = found.at(-1);
    if (before && isOpen) before[1] = word;
    else if (!to.has(word) || !before) found.push([word, word]);
    else before[1] = '';
    isOpen = before !== undefined && !isOpen && to.has(word);
  }
  return found;
}

/** The two ends of a range that is one word, with what stands between them. */
function ends(word: string): readonly string[] {
  if (to.has(word)) return [word];
  const mark = ['..', '–', '—'].find((one) => word.includes(one)) ?? plainMark(word);
  if (!mark) return word === '' ? [] : [word];
  const at = word.indexOf(mark);
  return [word.slice(0, at), mark, word.slice(at + mark.length)];
}

/** `24.12.-26.12.2026` has no other hyphen, `2026-12-24/2026-12-26` no other slash. */
function plainMark(word: string): string | undefined {
  if (/^[\d.]{1,10}-[\d.]{1,10}$/.test(word)) return '-';
  return /^[\d-]{1,10}\/[\d-]{1,10}$/.test(word) ? '/' : undefined;
}

interface Range {
  readonly start: string;
  readonly end: string;
  readonly length: number;
}

/** Both ends included; undefined: no dates, the wrong way round, or longer than a year. */
function daysBetween(first: string, last: string): Range | undefined {
  const end = toDate(last);
  const start = toDate(first) ?? (end && withoutYear(first, end));
  if (!start || !end) return undefined;
  const days = start.until(end).days;
  if (days < 0 || days > longestDays) return undefined;
  return { start: start.toString(), end: end.toString(), length: days + 1 };
}

function toDate(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = text.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/) ?? [];
  if (year) return dateOf(year, month, day);
  const [, first, second, last] = text.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/) ?? [];
  return last ? dateOf(last.padStart(4, '20'), second, first) : undefined;
}

/** `24.` or `24.12.` before `26.12.2026`, and `30.12.` before `2.1.2027`. */
function withoutYear(text: string, end: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, day, month] = text.match(/^(\d{1,2})\.(?:(\d{1,2})\.?)?$/) ?? [];
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
