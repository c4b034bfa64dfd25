import type { Weights } from './index.ts';

/** Phrases by which a guide is known: an error message, an alert's name, what people say. */
export interface Signals {
  /** Of each guide the phrase that is worth most among those that stand whole in a message. */
  heard(weights: Weights): readonly Heard[];
}

export interface Heard {
  readonly guide: number;
  /** The section that the phrase belongs to. */
  readonly section: number;
  readonly worth: number;
}

interface Signal extends Heard {
  readonly terms: readonly string[];
}

export interface SignalRules {
  /** How telling a term is. A phrase is worth what its terms are worth together. */
  readonly rarity: (term: string) => number;
  /** The section of a guide that a phrase belongs to; -1: none. */
  readonly sectionFor: (guide: number, phrase: Phrase) => number;
  readonly pause: () => Promise<void>;
}

export interface Phrase {
  readonly text: string;
  readonly terms: readonly string[];
}

/** `phrases`: of each guide. */
export async function createSignals(
  phrases: readonly (readonly Phrase[])[],
  { rarity, sectionFor, pause }: SignalRules,
): Promise<Signals> {
  const byRarest = new Map<string, Signal[]>();
  for (const [guide, ofGuide] of phrases.entries()) {
    if (ofGuide.length > 0) await pause();
    for (const phrase of ofGuide) {
      const terms = [...new Set(phrase.terms)].sort((a, b) => rarity(b) - rarity(a));
      const [rarest] = terms;
      if (rarest === undefined) continue;
      const worth = terms.reduce((sum, term) => sum + rarity(term), 0);
      const signal = { guide, section: sectionFor(guide, phrase), terms, worth };
      byRarest.set(rarest, [...(byRarest.get(rarest) ?? []), signal]);
    }
  }
  return {
    heard(weights) {
      const best = new Map<number, Heard>();
      for (const term of weights.keys())
        for (const { guide, section, terms, worth } of byRarest.get(term) ?? []) {
          const heard = worth * Math.min(...terms.map((one) => weights.get(one) ?? 0));
          if (heard > (best.get(guide)?.worth ?? 0)) best.set(guide, { guide, section, worth: heard });
        }
      return [...best.values()];
    },
  };
}
