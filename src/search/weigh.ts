import type { Engine } from './engine.ts';
import { fold, type Term, toTerms } from './terms.ts';

/** What was asked: each term with its weight, and the word it came from in the person's own form. */
export interface Asked {
  readonly weights: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, string>;
}

/** The terms of some words. A word that the library does not know is read as the nearest it knows, at a discount. */
export function weigh(text: string, engine: Engine, weight = 1): Asked {
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  const add = ({ term, word }: Term, worth: number): void => {
    weights.set(term, Math.max(weights.get(term) ?? 0, worth));
    if (!words.has(term)) words.set(term, word);
  };
  for (const term of toTerms(text)) {
    if (engine.has(term.term)) add(term, weight);
    else
      for (const near of engine.vocabulary.nearest(fold(term.word)))
        for (const mended of toTerms(near)) add({ term: mended.term, word: term.word }, weight * 0.7);
  }
  return { weights, words };
}
