import { withoutLabels } from '../incident/labels.ts';
import type { Said } from '../incident/said.ts';
import { clip } from '../incident/tokens.ts';
import type { Engine } from './engine.ts';
import { trustOf, vendorsInTrouble } from './setting.ts';
import { toTerms } from './terms.ts';
import { type Asked, weigh } from './weigh.ts';

/** A message counts for so much of the one after it, and never for less than the floor. */
const recency = { decay: 0.88, floor: 0.35 };
/** What a term gains each time that another message says it, and where that ends. */
const repetition = { worth: 0.4, most: 2 };
/** What stands for a vendor in trouble, in words that any library has for it. */
const ofVendor = toTerms('our cloud provider has an outage, the provider is down').map(({ term }) => term);
const vendorWorth = 1.2;

/** The terms of a thread: what was said lately and what was said often weigh most. */
export function weighThread(said: readonly Said[], engine: Engine): Asked {
  const texts = said.map((one) => withoutLabels({ ...one, text: clip(one.text) }).replace(/^>.*$/gm, ' '));
  const trust = trustOf(texts.join('\n'));
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  const add = (term: string, word: string, weight: number): void => {
    const before = weights.get(term);
    const added = weight * (before === undefined ? 1 : repetition.worth);
    weights.set(term, Math.min(repetition.most, (before ?? 0) + added));
    if (!words.has(term)) words.set(term, word);
  };
  for (const [i, text] of texts.entries()) {
    const share = Math.max(recency.floor, recency.decay ** (texts.length - 1 - i));
    const asked = weigh(text, engine, { mends: false });
    for (const [term, weight] of asked.weights)
      add(term, asked.words.get(term) ?? term, weight * share * trust(term));
    const [vendor] = vendorsInTrouble(text);
    if (vendor) for (const term of ofVendor) add(term, vendor, vendorWorth * share);
  }
  return { weights, words, unknown: 0, isStrange: false };
}
