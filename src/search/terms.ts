import { stemmer } from 'stemmer';
import { glossary } from './glossary.ts';
import { stopWords } from './stop-words.ts';

/** A term of the index, with the words it came from as they were written. */
export interface Term {
  readonly term: string;
  readonly word: string;
}

const words = /[\p{L}\p{N}]+(?:[._'’/-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
const hump = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u;
const humps = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|\p{N}+|\p{L}+/gu;
const longestWord = 64;
/** A day, a year, a count: they tell nothing. Three digits are a status or an exit code. */
const bareNumber = /^(\d{1,2}|(19|20)\d\d|\d{6,})$/;

/**
 * Text to stemmed terms, in order, repetitions kept. Identifiers count whole and in parts:
 * `CrashLoopBackOff` is also crash, loop, back, off; `max_connections` also max, connections.
 */
export function toTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const [word] of text.matchAll(words)) for (const term of stemsOf(word)) terms.push({ term, word });
  return terms;
}

/** Lower case, without marks above letters; ß is ss. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

/** Most words come again and again; past this many the memory starts anew. */
const mostRemembered = 50_000;
const remembered = new Map<string, readonly string[]>();

function stemsOf(word: string): readonly string[] {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const found = readWord(word);
  remembered.set(word, found);
  return found;
}

function readWord(word: string): readonly string[] {
  const whole = fold(word)
    .replaceAll('’', "'")
    .replace(/'[a-z]{1,2}$/, '');
  if (whole.length > longestWord) return [];
  const known = glossary.get(whole);
  if (known) return known.map(stem);
  const parts = splitIdentifier(word.replace(/['’]\p{Ll}{1,2}$/u, ''));
  const joined = whole.replace(/[^\p{L}\p{N}+#]/gu, '');
  const terms = parts.length > 1 ? [joined, ...parts] : [joined];
  return terms.flatMap(simple);
}

function simple(term: string): readonly string[] {
  if (term.length < 2 || stopWords.has(term) || bareNumber.test(term)) return [];
  return glossary.get(term)?.map(stem) ?? [stem(term)];
}

/** British and American spelling are one. */
function stem(term: string): string {
  const american = term
    .replace(/is(e[ds]?|ing|ations?)$/, 'iz$1')
    .replace(/our(s|ed|ing|al)?$/, 'or$1')
    .replace(/^(def|off|lic)ence/, '$1ense')
    .replace(/^centre/, 'center');
  return stemmer(american);
}

/** `CrashLoopBackOff` -> crash, loop, back, off; a plain word -> itself. */
function splitIdentifier(word: string): readonly string[] {
  const pieces = word.split(/[._'’/-]+/).filter(Boolean);
  return pieces.flatMap((piece) => {
    if (!hump.test(piece)) return [fold(piece)];
    const whole = pieces.length > 1 ? [fold(piece)] : [];
    return [...whole, ...(piece.match(humps) ?? []).map(fold)];
  });
}
