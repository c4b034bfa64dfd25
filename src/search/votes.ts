import type { Weights } from './index.ts';
import type { Phrase } from './phrases.ts';

/** What each term says about which guide is meant. */
export interface Votes {
  /** Of every guide, by its number; the array is reused by the next call. */
  score(weights: Weights): Float64Array;
  /** What a term gives to one guide. */
  give(term: string, guide: number): number;
  has(term: string): boolean;
  /** How telling a term is: by how few guides are described with it. */
  rarity(term: string): number;
}

interface Shares {
  readonly guides: readonly number[];
  readonly shares: readonly number[];
}

/** Held against a term that is seldom used: one mention among few is a weak vote. */
const doubt = 2;

/**
 * A term gives each guide the share of its mentions that stand there, among the phrases that describe all guides:
 * a naive estimate of how likely the guide is, given the term. Said in a long phrase, it counts less.
 */
export async function createVotes(
  phrases: readonly (readonly Phrase[])[],
  pause: () => Promise<void>,
): Promise<Votes> {
  const mentions = new Map<string, Map<number, number>>();
  for (const [guide, ofGuide] of phrases.entries()) {
    if (ofGuide.length > 0) await pause();
    for (const { terms, weight } of ofGuide) {
      const distinct = new Set(terms);
      for (const term of distinct) {
        const of = mentions.get(term) ?? new Map<number, number>();
        of.set(guide, (of.get(guide) ?? 0) + weight / Math.sqrt(distinct.size));
        mentions.set(term, of);
      }
    }
  }
  const votes = new Map<string, Shares>();
  for (const [term, of] of mentions) {
    const all = [...of.values()].reduce((sum, count) => sum + count, doubt);
    votes.set(term, { guides: [...of.keys()], shares: [...of.values()].map((count) => count / all) });
  }
  const scores = new Float64Array(phrases.length);
  return {
    has: (term) => votes.has(term),
    give(term, guide) {
      const of = votes.get(term);
      return of ? (of.shares[of.guides.indexOf(guide)] ?? 0) : 0;
    },
    rarity(term) {
      const count = votes.get(term)?.guides.length ?? 0;
      return Math.log(1 + (phrases.length - count + 0.5) / (count + 0.5));
    },
    score(weights) {
      scores.fill(0);
      for (const [term, weight] of weights) {
        const of = votes.get(term);
        if (!of) continue;
        for (const [i, guide] of of.guides.entries())
          scores[guide] = (scores[guide] ?? 0) + weight * (of.shares[i] ?? 0);
      }
      return scores;
    },
  };
}
