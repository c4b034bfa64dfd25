import type { Weights } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import { createPostings, type Postings } from './postings.ts';
import { tuning } from './tuning.ts';

/** What each term says about which guide is meant. */
export interface Votes {
  /** Of every guide, by its number; the array is reused by the next call. */
  score(weights: Weights): Float64Array;
  /** What a term gives to one guide. */
  give(term: string, guide: number): number;
  /** Of every guide the worth of the terms that describe it. */
  named(weights: Weights, worth: (term: string) => number): Float64Array;
  has(term: string): boolean;
  /** How telling a term is, by its number: by how few guides are described with it; 0: by none. */
  rarity(term: number): number;
}

/** What describes a guide; `isBrief`: a team's own page, which names no terms of its field. */
export interface Described {
  readonly phrases: readonly Phrase[];
  readonly isBrief: boolean;
}

interface Rules {
  readonly lexicon: Lexicon;
  readonly pause: () => Promise<void>;
}

const { doubt, ofTheirs, alone } = tuning.votes;
/** So many guides are read in a few milliseconds. */
const readBeforePause = 100;

/**
 * A term gives each guide the share of its mentions that stand there, among the phrases that describe all guides:
 * a naive estimate of how likely the guide is, given the term. Said in a long phrase, it counts less. A team's own page
 * describes itself in a few words: where it uses a term, its vote is as strong as that of the best described guide.
 */
export async function createVotes(guides: readonly Described[], rules: Rules): Promise<Votes> {
  const { numberOf } = rules.lexicon;
  const postings = await gatherShares(guides, rules);
  const scores = new Float64Array(guides.length);
  return {
    named(weights, worth) {
      const sums = new Float64Array(guides.length);
      for (const [term, weight] of weights) {
        const telling = weight * worth(term);
        postings.visit(numberOf(term), (guide) => {
          sums[guide] = (sums[guide] ?? 0) + telling;
        });
      }
      return sums;
    },
    has: (term) => postings.count(numberOf(term)) > 0,
    give: (term, guide) => postings.gainIn(numberOf(term), guide),
    rarity(term) {
      const count = postings.count(term);
      return count === 0 ? 0 : Math.log(1 + (guides.length - count + 0.5) / (count + 0.5));
    },
    score(weights) {
      scores.fill(0);
      for (const [term, weight] of weights)
        postings.visit(numberOf(term), (guide, share) => {
          scores[guide] = (scores[guide] ?? 0) + weight * sure(share);
        });
      return scores;
    },
  };
}

/** A term that is one guide's alone tells more than two that are half its: their shares do not simply add up. */
function sure(share: number): number {
  return share * (alone + (1 - alone) * share);
}

async function gatherShares(guides: readonly Described[], { lexicon, pause }: Rules): Promise<Postings> {
  const terms = lexicon.numbers.size;
  const mentions = guides.map(({ phrases, isBrief }) => (isBrief ? undefined : mentionsIn(phrases)));
  await pause();
  const sums = new Float64Array(terms).fill(doubt);
  for (const of of mentions) for (const [term, count] of of ?? []) sums[term] = (sums[term] ?? 0) + count;
  const shareOf = (term: number, count: number): number => count / (sums[term] ?? 1);
  const most = new Float64Array(terms);
  for (const of of mentions)
    for (const [term, count] of of ?? []) most[term] = Math.max(most[term] ?? 0, shareOf(term, count));
  const gather = async (visit: (term: number, guide: number, share: number) => void): Promise<void> => {
    for (const [guide, { phrases }] of guides.entries()) {
      const of = mentions[guide];
      for (const [term, count] of of ?? []) visit(term, guide, shareOf(term, count));
      for (const term of of ? [] : distinctIn(phrases)) visit(term, guide, most[term] || ofTheirs);
      if (guide % readBeforePause === 0) await pause();
    }
  };
  const counts = new Uint32Array(terms);
  // Where nothing is described at length, nothing is told by it.
  if (!mentions.some((of) => of && of.size > 0)) return createPostings(counts);
  await gather((term) => {
    counts[term] = (counts[term] ?? 0) + 1;
  });
  const postings = createPostings(counts);
  await gather(postings.add);
  return postings;
}

/** Of each term in how many of the phrases it stands, weighted. */
function mentionsIn(phrases: readonly Phrase[]): ReadonlyMap<number, number> {
  const mentions = new Map<number, number>();
  for (const { terms, weight } of phrases)
    for (const term of terms)
      mentions.set(term, (mentions.get(term) ?? 0) + weight / Math.sqrt(terms.length));
  return mentions;
}

function distinctIn(phrases: readonly Phrase[]): Iterable<number> {
  const terms = new Set<number>();
  for (const phrase of phrases) for (const term of phrase.terms) terms.add(term);
  return terms;
}
