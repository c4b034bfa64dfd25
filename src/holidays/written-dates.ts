import { months, weekdays } from './day-names.ts';

/** Beside a month: `24 de diciembre de 2026`, `the 24th of December`. */
const joining = words('de del of den der st nd rd th er º . ,');
const opening = words('from on the den von vom ab du le del desde el dal fra från od');
const mostOpening = 3;
const longestDate = 25;
const behindDate = /\d[^\s,;]{0,20} {1,4}$/;

/** Between the two ends of a range. Two of them are a Thursday, too: in Finnish, in Dutch. */
export const to: ReadonlySet<string> = new Set(
  '.. - – — / -> → to until till through thru bis au al a à hasta até tot t/m til do'.split(' '),
);

const digits = /^\d{1,2}$/;
const year = /^\d{4}$/;

/**
 * Dates that are written out, as numbers: `24 December 2026` becomes `24.12.2026`, as do digits and dashes of any
 * script. All else stays.
 */
export function toNumbers(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/(\d)[年月]/g, '$1-')
    .replace(/(\d)日/g, '$1');
  const isList = /^\s*[-*•>] ?\d/.test(plain);
  return plain
    .split('\n')
    .map((line) => withoutOpening(withMonths(isList ? line.replace(/^\s*[-*•>]\s*(?=\d)/, '') : line)))
    .map((line) => line.replace(/\b(\d{1,2})\. (\d{1,2})\. ?(\d{4})\b/g, '$1.$2.$3'))
    .map((line) => line.replace(/\b(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\b\.?/g, '$1-$2-$3'))
    .join('\n');
}

/** Of a digit of any script: those of one stand in a row, from nought on. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (code - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return code - first;
}

function withMonths(line: string): string {
  const tokens = line.match(/\p{L}[\p{L}\p{M}]*|\d+|\s+|[^\p{L}\d\s]/gu) ?? [];
  for (let at = 0; at < tokens.length; at++) {
    const month = months.get(keyOf(tokens[at] ?? ''));
    const found = month === undefined ? undefined : (dayBefore(tokens, at) ?? dayAfter(tokens, at));
    if (!found) continue;
    const written = `${found.day}.${month}.${found.year ?? ''}`;
    tokens.splice(found.from, found.to - found.from, written);
    at = found.from;
  }
  return tokens.join('');
}

interface Found {
  readonly day: string;
  readonly year: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** `24. Dezember 2026`, `24 Dec`. */
function dayBefore(tokens: readonly string[], at: number): Found | undefined {
  const from = beside(tokens, at, -1);
  const day = tokens[from];
  if (!day || !digits.test(day)) return undefined;
  const end = beside(tokens, at, 1);
  const last = tokens[end] ?? '';
  return year.test(last)
    ? { day, year: last, from, to: end + 1 }
    : { day, year: undefined, from, to: at + (tokens[at + 1] === '.' ? 2 : 1) };
}

/** `December 24, 2026`, `Dec 24-26, 2026`. */
function dayAfter(tokens: readonly string[], at: number): Found | undefined {
  const first = beside(tokens, at, 1);
  if (!digits.test(tokens[first] ?? '')) return undefined;
  const mark = beside(tokens, first, 1);
  const second = /^[-–—]$/.test(tokens[mark] ?? '') ? beside(tokens, mark, 1) : -1;
  const isRange = digits.test(tokens[second] ?? '');
  const last = isRange ? second : first;
  const end = beside(tokens, last, 1);
  const hasYear = year.test(tokens[end] ?? '');
  return {
    day: isRange ? `${tokens[first]}.-${tokens[second]}` : (tokens[first] ?? ''),
    year: hasYear ? tokens[end] : undefined,
    from: at,
    to: (hasYear ? end : last) + 1,
  };
}

/** The next token that says something, before or after one; at most so far as people write. */
function beside(tokens: readonly string[], at: number, step: 1 | -1): number {
  let next = at + step;
  for (let many = 0; many < 6 && isSmall(tokens[next]); many++) next += step;
  return next;
}

function isSmall(token: string | undefined): boolean {
  return token !== undefined && (/^\s/.test(token) || joining.has(keyOf(token)));
}

/** `from 24.12.2026`, `on Thursday, the 24.12.2026`: words that no date needs. What follows a date may be a range's. */
function withoutOpening(line: string): string {
  let plain = line;
  for (let many = 0; many < mostOpening; many++) {
    const longer = plain;
    plain = longer.replace(
      /(?<!\p{L})(\p{L}[\p{L}\p{M}-]{0,14})[.,]? {1,4}(?=\d)/gu,
      (whole, word: string, at: number) => {
        if (to.has(word) && behindDate.test(longer.slice(Math.max(0, at - longestDate), at))) return whole;
        return opening.has(keyOf(word)) || weekdays.has(keyOf(word)) ? '' : whole;
      },
    );
    if (plain === longer) break;
  }
  return plain;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').map(keyOf));
}

function keyOf(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
