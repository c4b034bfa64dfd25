import type { Weights } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { tuning } from './tuning.ts';

/** Words by which a guide is known: a title, a topic, a term of its field, an error message, what people say. */
export interface Phrase {
  /** Their numbers, each once. */
  readonly terms: readonly number[];
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
  readonly lexicon: Lexicon;
  /** How telling a term is, by its number. A phrase is worth what its terms are worth together. */
  readonly rarity: (term: number) => number;
  readonly pause: () => Promise<void>;
}

interface Known {
  readonly guide: number;
  readonly terms: readonly number[];
  readonly worth: number;
}

interface Spoken extends Known {
  readonly heard: number;
}

const { together } = tuning;

/** `phrases`: of each guide. */
export async function createPhrases(
  phrases: readonly (readonly Phrase[])[],
  { lexicon, rarity, pause }: PhraseRules,
): Promise<Phrases> {
  const byRarest = new Map<number, Known[]>();
  const rarities = Float64Array.from({ length: lexicon.numbers.size }, (_, term) => rarity(term));
  for (const [guide, ofGuide] of phrases.entries()) {
    if (guide % 100 === 99) await pause();
    for (const { terms } of ofGuide) {
      let [rarest, most, sum] = [-1, 0, 0];
      for (const term of terms) {
        const telling = rarities[term] ?? 0;
        sum += telling;
        if (telling > most) [rarest, most] = [term, telling];
      }
      if (most === 0) continue;
      const known = { guide, terms, worth: sum * (1 + together * (terms.length - 1)) };
      const others = byRarest.get(rarest);
      if (others) others.push(known);
      else byRarest.set(rarest, [known]);
    }
  }
  return {
    heard(weights) {
      const spoken = new Map<number, Spoken[]>();
      const said = new Map([...weights].map(([term, weight]) => [lexicon.numberOf(term), weight]));
      for (const term of said.keys())
        for (const known of byRarest.get(term) ?? []) {
          const heard = known.worth * leastOf(known.terms, said);
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

function leastOf(terms: readonly number[], weights: ReadonlyMap<number, number>): number {
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
  const counted = new Set<number>();
  let worth = 0;
  for (const { terms, heard } of best) {
    const fresh = terms.filter((term) => !counted.has(term));
    worth += (heard * fresh.length) / terms.length;
    for (const term of fresh) counted.add(term);
  }
  return { guide, worth };
}
