import type { Weights } from './index.ts';

/** Phrases by which a guide is known: an error message, an alert's name, what people say. */
export interface Signals {
  /** What the phrases that stand whole in a message are worth: guide number -> worth. */
  heard(weights: Weights): ReadonlyMap<number, number>;
}

interface Signal {
  readonly guide: number;
  readonly terms: readonly string[];
  readonly worth: number;
}

/** `rarity`: how telling a term is. A phrase is worth what its terms are worth together. */
export function createSignals(
  guides: readonly (readonly (readonly string[])[])[],
  rarity: (term: string) => number,
): Signals {
  const byRarest = new Map<string, Signal[]>();
  for (const [guide, phrases] of guides.entries())
    for (const phrase of phrases) {
      const terms = [...new Set(phrase)].sort((a, b) => rarity(b) - rarity(a));
      const [rarest] = terms;
      if (rarest === undefined) continue;
      const worth = terms.reduce((sum, term) => sum + rarity(term), 0);
      byRarest.set(rarest, [...(byRarest.get(rarest) ?? []), { guide, terms, worth }]);
    }
  return {
    heard(weights) {
      const worths = new Map<number, number>();
      for (const [term] of weights)
        for (const { guide, terms, worth } of byRarest.get(term) ?? []) {
          const least = Math.min(...terms.map((one) => weights.get(one) ?? 0));
          worths.set(guide, Math.max(worths.get(guide) ?? 0, worth * least));
        }
      return worths;
    },
  };
}
