import type { Weights } from './index.ts';
import type { Phrase } from './phrases.ts';
import { tuning } from './tuning.ts';

/** What each term says about which guide is meant. */
export interface Votes {
  /** Of every guide, by its number; the array is reused by the next call. */
  score(weights: Weights): Float64Array;
  /** What a term gives to one guide. */
  give(term: string, guide: number): number;
  /** Of every guide the worth of the terms that describe it. */
  named(weights: Weights, worth: (term: string) => number): readonly number[];
  has(term: string): boolean;
  /** How telling a term is: by how few guides are described with it; 0: by none. */
  rarity(term: string): number;
}

interface Shares {
  readonly guides: number[];
  readonly shares: number[];
  /** The strongest vote of the term. */
  readonly most: number;
}

/** What describes a guide; `isBrief`: a team's own page, which names no terms of its field. */
interface Described {
  readonly phrases: readonly Phrase[];
  readonly isBrief: boolean;
}

const { doubt, ofTheirs, alone } = tuning.votes;

/**
 * A term gives each guide the share of its mentions that stand there, among the phrases that describe all guides:
 * a naive estimate of how likely the guide is, given the term. Said in a long phrase, it counts less. A team's own page
 * describes itself in a few words: where it uses a term, its vote is as strong as that of the best described guide.
 */
export async function createVotes(guides: readonly Described[], pause: () => Promise<void>): Promise<Votes> {
  const votes = new Map<string, Shares>();
  for (const [term, of] of await countMentions(guides, pause)) {
    const all = [...of.values()].reduce((sum, count) => sum + count, doubt);
    const shares = [...of.values()].map((count) => count / all);
    votes.set(term, { guides: [...of.keys()], shares, most: Math.max(...shares) });
  }
  if (votes.size > 0) await addOwn(votes, guides, pause);
  const scores = new Float64Array(guides.length);
  return {
    named(weights, worth) {
      const sums = guides.map(() => 0);
      for (const [term, weight] of weights)
        for (const guide of votes.get(term)?.guides ?? [])
          sums[guide] = (sums[guide] ?? 0) + weight * worth(term);
      return sums;
    },
    has: (term) => votes.has(term),
    give(term, guide) {
      const of = votes.get(term);
      return of ? (of.shares[of.guides.indexOf(guide)] ?? 0) : 0;
    },
    rarity(term) {
      const count = votes.get(term)?.guides.length ?? 0;
      return count === 0 ? 0 : Math.log(1 + (guides.length - count + 0.5) / (count + 0.5));
    },
    score(weights) {
      scores.fill(0);
      for (const [term, weight] of weights) {
        const of = votes.get(term);
        if (!of) continue;
        for (const [i, guide] of of.guides.entries())
          scores[guide] = (scores[guide] ?? 0) + weight * sure(of.shares[i] ?? 0);
      }
      return scores;
    },
  };
}

/** A term that is one guide's alone tells more than two that are half its: their shares do not simply add up. */
function sure(share: number): number {
  return share * (alone + (1 - alone) * share);
}

/** Of each term in how many phrases of each described guide it stands, weighted. */
async function countMentions(
  guides: readonly Described[],
  pause: () => Promise<void>,
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const mentions = new Map<string, Map<number, number>>();
  for (const [guide, { phrases, isBrief }] of guides.entries()) {
    if (isBrief) continue;
    await pause();
    for (const { terms, weight } of phrases) {
      const distinct = new Set(terms);
      for (const term of distinct) {
        const of = mentions.get(term) ?? new Map<number, number>();
        of.set(guide, (of.get(guide) ?? 0) + weight / Math.sqrt(distinct.size));
        mentions.set(term, of);
      }
    }
  }
  return mentions;
}

async function addOwn(
  votes: Map<string, Shares>,
  guides: readonly Described[],
  pause: () => Promise<void>,
): Promise<void> {
  for (const [guide, { phrases, isBrief }] of guides.entries()) {
    if (!isBrief) continue;
    if (guide % 25 === 24) await pause();
    for (const term of new Set(phrases.flatMap(({ terms }) => terms))) {
      const of = votes.get(term) ?? { guides: [], shares: [], most: ofTheirs };
      of.guides.push(guide);
      of.shares.push(of.most);
      votes.set(term, of);
    }
  }
}
