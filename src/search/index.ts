import type { Counted } from './counted.ts';
import type { Lexicon } from './lexicon.ts';
import { createPostings, type Postings } from './postings.ts';
import { rarityAmong } from './section-names.ts';
import { createShelves, type Shelf, type Shelves } from './shelves.ts';
import { type FieldRule, tuning } from './tuning.ts';

/** What is asked for: term -> how much it counts. */
export type Weights = ReadonlyMap<string, number>;

export interface Index {
  readonly size: number;
  /** The score of every document, by its number; the array is reused by the next call. */
  score(weights: Weights): Float64Array;
  /** What a term gives to one document. */
  give(term: string, document: number): number;
  /** How telling a term is: in how few documents it stands. */
  idf(term: string): number;
  /** The same on a team's own pages. */
  ownIdf(term: string): number;
  has(term: string): boolean;
  /** Each document in which a term stands. */
  visit(term: string, each: (document: number) => void): void;
}

interface Rules {
  readonly fields: readonly FieldRule[];
  readonly lexicon: Lexicon;
  /** Of each of what is counted whether it is a team's own. */
  readonly isOwn: readonly boolean[];
  /** Awaited every few milliseconds, so that building never holds the event loop. */
  readonly pause: () => Promise<void>;
}

/** So many terms are read in a few milliseconds. */
const readBeforePause = 50_000;
const { saturation } = tuning;

/** An inverted index scored by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). */
export async function createIndex(counted: readonly Counted[], rules: Rules): Promise<Index> {
  const size = counted.reduce((sum, { ends }) => sum + ends.length, 0);
  const shelves = await readShelves(counted, rules);
  await rules.pause();
  const postings = createPostings(shelves.counts);
  await addGains(postings, counted, { ...rules, shelves });
  const scores = new Float64Array(size);
  const { numberOf } = rules.lexicon;
  const countOf = (term: string): number => postings.count(numberOf(term));
  return {
    size,
    idf: (term) => rarityAmong(size, countOf(term)),
    ownIdf: (term) => shelves.rarity(numberOf(term), true),
    has: (term) => countOf(term) > 0,
    visit: (term, each) => postings.visit(numberOf(term), each),
    give: (term, document) => postings.gainIn(numberOf(term), document),
    score(weights) {
      scores.fill(0);
      for (const [term, weight] of weights) postings.addTo(scores, numberOf(term), weight);
      return scores;
    },
  };
}

async function readShelves(counted: readonly Counted[], { lexicon, isOwn, pause }: Rules): Promise<Shelves> {
  const empty = (): Shelf => ({ size: 0, counts: new Uint32Array(lexicon.numbers.size) });
  const [ours, own] = [empty(), empty()];
  await inSlices(counted, pause, ({ terms, ends }, i) => {
    const shelf = isOwn[i] ? own : ours;
    shelf.size += ends.length;
    for (const term of terms) shelf.counts[term] = (shelf.counts[term] ?? 0) + 1;
  });
  return createShelves(ours, own);
}

async function addGains(
  postings: Postings,
  counted: readonly Counted[],
  { fields, pause, shelves, isOwn }: Rules & { readonly shelves: Shelves },
): Promise<void> {
  const averages = averageLengths(counted, fields.length);
  const [ours, own] = [false, true].map((is) =>
    Float64Array.from(shelves.counts, (_, term) => shelves.rarity(term, is)),
  );
  await pause();
  let document = 0;
  const each = new Float64Array(fields.length);
  await inSlices(counted, pause, ({ ends, terms, times, lengths }, which) => {
    const rarities = isOwn[which] ? own : ours;
    let at = 0;
    for (let i = 0; i < ends.length; i++) {
      for (const [field, rule] of fields.entries())
        each[field] = worthOfOne(rule, lengths[i * fields.length + field] ?? 0, averages[field] || 1);
      for (const end = ends[i] ?? 0; at < end; at++) {
        let frequency = 0;
        for (let field = 0; field < each.length; field++)
          frequency += (each[field] ?? 0) * (times[field]?.[at] ?? 0);
        const gain = (frequency * (saturation + 1)) / (frequency + saturation);
        const term = terms[at] ?? 0;
        postings.add(term, document, (rarities?.[term] ?? 0) * gain);
      }
      document++;
    }
  });
}

async function inSlices(
  counted: readonly Counted[],
  pause: () => Promise<void>,
  visit: (counted: Counted, i: number) => void,
): Promise<void> {
  let read = 0;
  for (const [i, one] of counted.entries()) {
    visit(one, i);
    read += one.terms.length;
    if (read < readBeforePause) continue;
    read = 0;
    await pause();
  }
}

/** What a term counts each time that it stands in a field of so many terms. */
function worthOfOne({ weight, lengthNorm }: FieldRule, length: number, usual: number): number {
  return weight / (1 - lengthNorm + (lengthNorm * length) / usual || 1);
}

function averageLengths(counted: readonly Counted[], fields: number): readonly number[] {
  const sums = new Array<number>(fields).fill(0);
  let documents = 0;
  for (const { ends, lengths } of counted) {
    documents += ends.length;
    for (let i = 0; i < lengths.length; i++) sums[i % fields] = (sums[i % fields] ?? 0) + (lengths[i] ?? 0);
  }
  return sums.map((sum) => sum / Math.max(1, documents));
}

/** Of each guide the highest score of its sections. */
export function highestOfEach(
  scores: Float64Array,
  guideAt: readonly number[],
  guides: number,
): Float64Array {
  const most = new Float64Array(guides);
  for (let section = 0; section < scores.length; section++) {
    const guide = guideAt[section] ?? 0;
    const score = scores[section] ?? 0;
    if (score > (most[guide] ?? 0)) most[guide] = score;
  }
  return most;
}
