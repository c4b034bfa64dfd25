import type { Weights } from './index.ts';
import { tuning } from './tuning.ts';

/** Words by which a guide is known: a title, a topic, a term of its field, an error message, what people say. */
export interface Phrase {
  readonly text: string;
  readonly terms: readonly string[];
  /** How much it counts as a mention of its words. */
  readonly weight: number;
}

export interface Phrases {
  /** Of each guide what its phrases are worth that stand whole in a message. */
  heard(weights: Weights): readonly Heard[];
}

export interface Heard {
  readonly guide: number;
  readonly worth: number;
  /** A phrase of the guide is all that was said. */
  readonly isAll: boolean;
}

export interface PhraseRules {
  /** How telling a term is. A phrase is worth what its terms are worth together. */
  readonly rarity: (term: string) => number;
  readonly pause: () => Promise<void>;
}

interface Known {
  readonly guide: number;
  readonly terms: readonly string[];
  readonly worth: number;
}

interface Spoken extends Known {
  readonly heard: number;
}

const { together } = tuning;

/** `phrases`: of each guide. */
export async function createPhrases(
  phrases: readonly (readonly Phrase[])[],
  { rarity, pause }: PhraseRules,
): Promise<Phrases> {
  const byRarest = new Map<string, Known[]>();
  for (const [guide, ofGuide] of phrases.entries()) {
    if (guide % 20 === 19) await pause();
    for (const phrase of ofGuide) {
      const terms = [...new Set(phrase.terms)].sort((a, b) => rarity(b) - rarity(a));
      const [rarest] = terms;
      if (rarest === undefined || rarity(rarest) === 0) continue;
      const worth = terms.reduce((sum, term) => sum + rarity(term), 0) * (1 + together * (terms.length - 1));
      const known = { guide, terms, worth };
      const others = byRarest.get(rarest);
      if (others) others.push(known);
      else byRarest.set(rarest, [known]);
    }
  }
  return {
    heard(weights) {
      const spoken = new Map<number, Spoken[]>();
      for (const term of weights.keys())
        for (const known of byRarest.get(term) ?? []) {
          const heard = known.worth * leastOf(known.terms, weights);
          if (heard <= 0) continue;
          const ofGuide = spoken.get(known.guide);
          if (ofGuide) ofGuide.push({ ...known, heard });
          else spoken.set(known.guide, [{ ...known, heard }]);
        }
      return [...spoken].map(([guide, all]) => {
        const isAll = all.some(({ terms }) => terms.length === weights.size);
        return { ...toHeard(guide, all), isAll };
      });
    },
  };
}

function leastOf(terms: readonly string[], weights: Weights): number {
  let least = Number.POSITIVE_INFINITY;
  for (const term of terms) {
    const weight = weights.get(term);
    if (weight === undefined) return 0;
    if (weight < least) least = weight;
  }
  return least;
}

/** Each word counts once, in the phrase that is worth most. */
function toHeard(guide: number, spoken: readonly Spoken[]): Omit<Heard, 'isAll'> {
  const best = [...spoken].sort((a, b) => b.heard - a.heard);
  const counted = new Set<string>();
  let worth = 0;
  for (const { terms, heard } of best) {
    const fresh = terms.filter((term) => !counted.has(term));
    worth += (heard * fresh.length) / terms.length;
    for (const term of fresh) counted.add(term);
  }
  return { guide, worth };
}
