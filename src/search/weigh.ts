import type { Engine } from './engine.ts';
import { names } from './glossary.ts';
import { fold, toTerms } from './terms.ts';

/** What was asked: each term with its weight, and the word it came from in the person's own form. */
export interface Asked {
  readonly weights: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, string>;
  /** How many words no text of the library holds, not even mended. */
  readonly unknown: number;
  /** A product is named that the library knows nothing of. */
  readonly isStrange: boolean;
}

/** Addresses, mentions and the names of emoji say nothing about the trouble. */
const noise =
  /https?:\/\/\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+|@[\w.-]+|<[@#!][^<>]*>|:[a-z0-9_+-]+:(?=\s|$)/gi;
const nameWorth = 0.5;

/** The terms of some words. A word that the library does not know is read as the nearest it knows, at a discount for each slip. */
export function weigh(
  text: string,
  engine: Engine,
  options: { readonly mends: boolean } = { mends: true },
): Asked {
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  const understood = new Map<string, boolean>();
  const add = (term: string, word: string, worth: number): void => {
    weights.set(term, Math.max(weights.get(term) ?? 0, worth));
    if (!words.has(term)) words.set(term, word);
    understood.set(word, true);
  };
  const mend = (word: string): void => {
    const near = engine.vocabulary.nearest(fold(word));
    const worth = 1 - (2 * near.slips) / word.length;
    for (const { term } of toTerms(near.words.join(' '))) add(term, word, worth);
  };
  for (const { term, word } of toTerms(text.replace(noise, ' '))) {
    if (!understood.has(word)) understood.set(word, false);
    if (engine.has(term)) add(term, word, isName(word) ? nameWorth : 1);
    else if (options.mends && !isName(word)) mend(word);
  }
  const isStrange = [...understood].some(([word, isUnderstood]) => !isUnderstood && isName(word));
  const unknown = [...understood.values()].filter((isUnderstood) => !isUnderstood).length;
  return { weights, words, unknown, isStrange };
}

function isName(word: string): boolean {
  return names.has(fold(word));
}
