import { type Compounds, noCompounds } from './compounds.ts';
import { meaningOf, stem } from './glossary.ts';
import { rememberWords } from './remember-words.ts';
import { stopWords } from './stop-words.ts';

/** A term of the index, with the words it came from as they were written. */
export interface Term {
  readonly term: string;
  readonly word: string;
}

/** Text to stemmed terms, in order, repetitions kept. */
export type ToTerms = (text: string) => readonly Term[];

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const words = /[\p{L}\p{N}]+(?:[._'’/-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
const hump = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u;
const humps = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|\p{N}+|\p{L}+/gu;
const hyphens = /[\u2010-\u2012]/g;
const longestWord = 64;
const mostTogether = 4;
/** A day, a year, a count: they tell nothing. Three digits are a status or an exit code. */
const bareNumber = /^(\d{1,2}|(19|20)\d\d|\d{6,})$/;
/** Most words come again and again. */
const mostRemembered = 50_000;

/**
 * However a word is written, it is one: `CrashLoopBackOff` is also crash and loop, `crashloopbackoff` and
 * `crash loop back off` are the same, where `compounds` knows what is written together.
 */
export function createTerms(compounds: Compounds = noCompounds): ToTerms {
  const stemsOf = rememberWords(mostRemembered, (word) => readWord(word, compounds));
  return (text) => {
    const plain = text.replace(hyphens, '-');
    const tokens = [...plain.matchAll(words)].map(
      ({ 0: word, index }): Token => ({ word, start: index, end: index + word.length }),
    );
    const terms: Term[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token) continue;
      const many = together(tokens, at, { text: plain, compounds });
      if (many > 1) {
        const of = tokens.slice(at, at + many);
        const word = text.slice(token.start, of.at(-1)?.end);
        const joined = of.map((one) => fold(one.word)).join('');
        for (const term of stemsOf(joined)) terms.push({ term, word });
        if (of.some((one) => stopWords.has(fold(one.word)))) {
          at += many - 1;
          continue;
        }
      }
      const word = text.slice(token.start, token.end);
      for (const term of stemsOf(token.word)) terms.push({ term, word });
    }
    return terms;
  };
}

const isLetters = /^\p{L}{2,}$/u;

/** How many words from here on are one word elsewhere: `time out` is `timeout`. */
function together(
  tokens: readonly Token[],
  at: number,
  { text, compounds }: { readonly text: string; readonly compounds: Compounds },
): number {
  let joined = '';
  let most = 1;
  for (let many = 1; many <= mostTogether; many++) {
    const token = tokens[at + many - 1];
    const before = tokens[at + many - 2];
    if (!token || !isLetters.test(token.word)) break;
    if (many > 1 && before && text.slice(before.end, token.start) !== ' ') break;
    joined += fold(token.word);
    if (many > 1 && !stopWords.has(joined) && compounds.isOne(joined)) most = many;
  }
  return most;
}

const isAscii = /^[ -~]*$/;

/** Lower case, without marks above letters; ß is ss. */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

function readWord(word: string, compounds: Compounds): readonly string[] {
  const whole = fold(word)
    .replaceAll('’', "'")
    .replace(/'[a-z]{1,2}$/, '');
  if (whole.length > longestWord) return [];
  const known = meaningOf(whole);
  if (known) return known;
  const parts = partsOf(word.replace(/['’]\p{Ll}{1,2}$/u, ''));
  const joined = whole.replace(/[^\p{L}\p{N}+#]/gu, '');
  if (parts.length > 1) return isPhrasal(parts) ? simple(joined) : [joined, ...parts].flatMap(simple);
  const apart = compounds.apart(joined) ?? [];
  return isPhrasal(apart) ? simple(joined) : [joined, ...apart].flatMap(simple);
}

/** `back-off`, `on-call`: the parts tell nothing without each other. */
function isPhrasal(parts: readonly string[]): boolean {
  return parts.length === 2 && parts.some((part) => stopWords.has(part));
}

function simple(term: string): readonly string[] {
  if (term.length < 2 || stopWords.has(term) || bareNumber.test(term)) return [];
  return meaningOf(term) ?? [stem(term)];
}

/** `CrashLoopBackOff` -> crash, loop, back, off; a plain word -> itself. */
export function partsOf(word: string): readonly string[] {
  const pieces = word.split(/[._'’/-]+/).filter(Boolean);
  return pieces.flatMap((piece) => {
    if (!hump.test(piece)) return [fold(piece)];
    const whole = pieces.length > 1 ? [fold(piece)] : [];
    return [...whole, ...(piece.match(humps) ?? []).map(fold)];
  });
}

/** The words of a text as they follow each other. */
export function wordsOf(text: string): readonly string[] {
  return text.replace(hyphens, '-').match(words) ?? [];
}
