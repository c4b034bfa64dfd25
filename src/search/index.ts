import { countPostings } from './postings.ts';
import { type FieldRule, tuning } from './tuning.ts';

/** The terms of one document, each once; how often it stands in each field, in the order of the index's rules. */
export interface Counted {
  readonly terms: readonly string[];
  readonly times: readonly Uint16Array[];
  /** Terms of each field. */
  readonly lengths: readonly number[];
}

export function countTerms(fields: readonly (readonly string[])[]): Counted {
  const terms = [...new Set(fields.flat())];
  const numbers = new Map(terms.map((term, i) => [term, i]));
  const times = fields.map((field) => {
    const counts = new Uint16Array(terms.length);
    for (const term of field) {
      const at = numbers.get(term) ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  });
  return { terms, times, lengths: fields.map((field) => field.length) };
}

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
  has(term: string): boolean;
}

/** So many terms are read in a few milliseconds. */
const readBeforePause = 2500;
const { saturation } = tuning;

/**
 * An inverted index scored by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
 * `pause` is awaited every few milliseconds, so that building never holds the event loop.
 */
export async function createIndex(
  documents: readonly Counted[],
  rules: readonly FieldRule[],
  pause: () => Promise<void>,
): Promise<Index> {
  const averages = rules.map((_, field) => average(documents.map(({ lengths }) => lengths[field] ?? 0)));
  const rarity = (count: number): number => Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
  const counting = countPostings();
  await inSlices(documents, pause, ({ terms }) => {
    for (const term of terms) counting.count(term);
  });
  const postings = counting.toPostings();
  const gain = (frequency: number): number => (frequency * (saturation + 1)) / (frequency + saturation);
  await inSlices(documents, pause, ({ terms, times, lengths }, document) => {
    const each = rules.map((rule, field) => worthOfOne(rule, lengths[field] ?? 0, averages[field] || 1));
    for (const [i, term] of terms.entries()) {
      let frequency = 0;
      for (const [field, worth] of each.entries()) frequency += worth * (times[field]?.[i] ?? 0);
      postings.add(term, document, rarity(postings.count(term)) * gain(frequency));
    }
  });
  const scores = new Float64Array(documents.length);
  return {
    size: documents.length,
    idf: (term) => rarity(postings.count(term)),
    has: postings.has,
    give: postings.gainIn,
    score(weights) {
      scores.fill(0);
      for (const [term, weight] of weights) postings.addTo(scores, term, weight);
      return scores;
    },
  };
}

async function inSlices(
  documents: readonly Counted[],
  pause: () => Promise<void>,
  visit: (counted: Counted, document: number) => void,
): Promise<void> {
  let read = 0;
  for (const [document, counted] of documents.entries()) {
    visit(counted, document);
    read += counted.terms.length;
    if (read < readBeforePause) continue;
    read = 0;
    await pause();
  }
}

/** What a term counts each time that it stands in a field of so many terms. */
function worthOfOne({ weight, lengthNorm }: FieldRule, length: number, usual: number): number {
  return weight / (1 - lengthNorm + (lengthNorm * length) / usual || 1);
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
