import type { Said } from '../incident/said.ts';
import { clip } from '../incident/tokens.ts';
import type { Engine } from './engine.ts';
import { type Asked, weigh } from './weigh.ts';

/** A message counts for so much of the one after it, and never for less than the floor. */
const recency = { decay: 0.88, floor: 0.35 };
/** What a term gains each time that another message says it, and where that ends. */
const repetition = { worth: 0.4, most: 2 };

/** The terms of a thread: what was said lately and what was said often weigh most. */
export function weighThread(said: readonly Said[], engine: Engine): Asked {
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  for (const [i, { text }] of said.entries()) {
    const share = Math.max(recency.floor, recency.decay ** (said.length - 1 - i));
    const fresh = clip(text).replace(/^>.*$/gm, ' ');
    const asked = weigh(fresh, engine, { mends: false });
    for (const [term, weight] of asked.weights) {
      const before = weights.get(term);
      const added = weight * share * (before === undefined ? 1 : repetition.worth);
      weights.set(term, Math.min(repetition.most, (before ?? 0) + added));
    }
    for (const [term, word] of asked.words) if (!words.has(term)) words.set(term, word);
  }
  return { weights, words, unknown: 0, isStrange: false };
}
