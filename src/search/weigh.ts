import type { Engine } from './engine.ts';
import { errorCodesIn } from './error-codes.ts';
import { everydayWords } from './everyday-words.ts';
import { fullPathOf, ofFullPath } from './full-paths.ts';
import { stem } from './glossary.ts';
import { isElsewhere } from './learned.ts';
import { readPaste } from './pastes.ts';
import { isProduct, whatIs } from './products.ts';
import { fold, wordsOf } from './terms.ts';
import { tuning } from './tuning.ts';

/** What was asked: each term with its weight, and the word it came from in the person's own form. */
export interface Asked {
  readonly weights: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, string>;
  /** Of a thread the classes of things in trouble, as terms that guides are told apart by. */
  readonly affected: ReadonlyMap<string, number>;
  /** What tells, with its slips mended. */
  readonly text: string;
  /** Codes of errors, and hardly anything else: what they mean is in a table. */
  readonly isCode: boolean;
  /** Words that no text of the library holds, not even mended. */
  readonly unknown: readonly string[];
  /** Terms that were not said: what kind of thing a product is. */
  readonly kinds: ReadonlySet<string>;
  /** A product is named that the library knows nothing of. */
  readonly isStrange: boolean;
}

const { nameWorth, kindWorth, asideWorth, slip, besideCode } = tuning.asked;

/**
 * The terms of some words. A word that the library does not know is read as the nearest it knows, at a discount for each
 * slip; a product that no guide is described with, as what kind of thing it is too. Frames, paths and hosts of a paste count little.
 */
export function weigh(
  text: string,
  engine: Engine,
  options: { readonly mends: boolean } = { mends: true },
): Asked {
  const { telling, aside } = readPaste(text);
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  const understood = new Map<string, boolean>();
  const kinds = new Set<string>();
  const mended = new Map<string, string>();
  const add = (term: string, word: string, worth: number): void => {
    weights.set(term, Math.max(weights.get(term) ?? 0, worth));
    if (!words.has(term)) words.set(term, word);
    understood.set(word, true);
  };
  const codes = errorCodesIn(telling);
  const told = codes.reduce((left, { written }) => left.replace(written, ' '), telling);
  for (const { term, word } of engine.toTerms(told)) {
    if (!understood.has(word)) understood.set(word, false);
    if (engine.has(term)) add(term, word, isName(word) && !engine.isOwnTitle(term) ? nameWorth : 1);
  }
  for (const [word, isUnderstood] of understood) {
    if (isUnderstood) continue;
    for (const { term } of engine.toTerms(whatIs(fold(word)))) {
      if (!engine.has(term)) continue;
      if (!weights.has(term)) kinds.add(term);
      add(term, word, kindWorth);
    }
    if (!options.mends || isWord(word)) continue;
    const near = engine.vocabulary.nearest(fold(word));
    const worth = 1 - (slip * near.slips) / word.length;
    if (near.words[0]) mended.set(word, near.words[0]);
    for (const { term } of engine.toTerms(near.words.join(' '))) add(term, word, worth);
  }
  for (const { written, means, isKnown } of codes)
    for (const { term } of engine.toTerms(isKnown ? `${written} ${means}` : means))
      if (engine.has(term)) add(term, written, 1);
  const fullPath = fullPathOf(text);
  if (fullPath) for (const { term } of engine.toTerms(ofFullPath)) add(term, fullPath, 1);
  for (const { term } of engine.toTerms(aside))
    if (engine.has(term) && !weights.has(term)) weights.set(term, asideWorth);
  const isStrange = [...understood].some(([word, isUnderstood]) => !isUnderstood && isName(word));
  const unknown = [...understood].flatMap(([word, isUnderstood]) => (isUnderstood ? [] : [word]));
  const read = telling.replace(/\p{L}+/gu, (word) => mended.get(word) ?? word);
  const meant = [...codes.map(({ means }) => `error: ${means}`), ...(fullPath ? [ofFullPath] : [])];
  return {
    weights,
    words,
    affected: new Map(),
    text: [read, ...meant].join('\n'),
    isCode: codes.length > 0 && wordsOf(told).length <= besideCode,
    unknown,
    kinds,
    isStrange,
  };
}

/** What is spelt right is no slip, though the library does not know it. */
function isWord(word: string): boolean {
  const written = stem(fold(word));
  return isName(word) || everydayWords.has(written) || isElsewhere(word);
}

function isName(word: string): boolean {
  return isProduct(fold(word));
}
