import { stemmer } from 'stemmer';
import { glossary } from './glossary.ts';
import { stopWords } from './stop-words.ts';

/** A term of the index, with the words it came from as they were written. */
export interface Term {
  readonly term: string;
  readonly word: string;
}

const identifierParts = /[\p{Lu}]?[\p{Ll}\p{N}]+|[\p{Lu}]+(?![\p{Ll}])|\p{N}+|[\p{L}]+/gu;
const words = /[\p{L}\p{N}]+(?:[._'’/-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;

/**
 * Text to stemmed terms, in order, repetitions kept. Identifiers count whole and in parts:
 * `CrashLoopBackOff` is also crash, loop, back, off; `max_connections` also max, connections.
 */
export function toTerms(text: string): readonly Term[] {
  return [...text.matchAll(words)].flatMap(([word]) => termsOf(word));
}

/** Lower case, without marks above letters; ß is ss. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

function termsOf(word: string): readonly Term[] {
  const whole = fold(word).replaceAll('’', "'").replace(/'s$/, '');
  const known = glossary.get(whole);
  if (known) return known.map((term) => ({ term: stemmer(term), word }));
  const parts = splitIdentifier(word);
  const joined = whole.replace(/[^\p{L}\p{N}+#]/gu, '');
  const terms = parts.length > 1 ? [joined, ...parts] : [joined];
  return terms.flatMap((term) => simple(term, word));
}

function simple(term: string, word: string): readonly Term[] {
  if (term.length < 2 || stopWords.has(term)) return [];
  const known = glossary.get(term);
  if (known) return known.map((other) => ({ term: stemmer(other), word }));
  return [{ term: stemmer(term), word }];
}

/** `CrashLoopBackOff` -> crash, loop, back, off; a plain word -> itself. */
function splitIdentifier(word: string): readonly string[] {
  const pieces = word.split(/[._'’/-]+/).filter(Boolean);
  return pieces.flatMap((piece) => {
    const hasHump = /\p{Ll}\p{Lu}/u.test(piece);
    return hasHump ? [fold(piece), ...(piece.match(identifierParts) ?? []).map(fold)] : [fold(piece)];
  });
}
