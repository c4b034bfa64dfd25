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

/** Where a term stands, documents ascending, and next to each what it is worth there. */
interface Postings {
  readonly documents: Uint32Array;
  readonly gains: Float32Array;
}

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

/** So many terms are read, or so many of their places packed, in a few milliseconds. */
const readBeforePause = 2500;
const packedBeforePause = 5000;
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
  const growing = new Map<string, { documents: number[]; frequencies: number[] }>();
  let read = 0;
  for (const [document, counted] of documents.entries()) {
    read += counted.terms.length;
    if (read > readBeforePause) {
      read = 0;
      await pause();
    }
    const each = rules.map((rule, field) =>
      worthOfOne(rule, counted.lengths[field] ?? 0, averages[field] || 1),
    );
    for (let i = 0; i < counted.terms.length; i++) {
      const term = counted.terms[i] ?? '';
      const list = growing.get(term) ?? { documents: [], frequencies: [] };
      if (list.documents.length === 0) growing.set(term, list);
      let frequency = 0;
      for (let field = 0; field < each.length; field++)
        frequency += (each[field] ?? 0) * (counted.times[field]?.[i] ?? 0);
      list.documents.push(document);
      list.frequencies.push(frequency);
    }
  }
  const rarity = (count: number): number => Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
  const gain = (frequency: number): number => (frequency * (saturation + 1)) / (frequency + saturation);
  const postings = new Map<string, Postings>();
  let packed = 0;
  for (const [term, list] of growing) {
    packed += list.documents.length;
    if (packed > packedBeforePause) {
      packed = 0;
      await pause();
    }
    const idf = rarity(list.documents.length);
    const gains = Float32Array.from(list.frequencies, (frequency) => idf * gain(frequency));
    postings.set(term, { documents: Uint32Array.from(list.documents), gains });
  }
  await pause();
  const scores = new Float64Array(documents.length);
  return {
    size: documents.length,
    idf: (term) => rarity(postings.get(term)?.documents.length ?? 0),
    has: (term) => postings.has(term),
    give(term, document) {
      const list = postings.get(term);
      return list ? (list.gains[positionOf(list.documents, document)] ?? 0) : 0;
    },
    score(weights) {
      scores.fill(0);
      for (const [term, weight] of weights) {
        const list = postings.get(term);
        if (list) addTo(scores, list, weight);
      }
      return scores;
    },
  };
}

function addTo(scores: Float64Array, { documents, gains }: Postings, weight: number): void {
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0;
    scores[document] = (scores[document] ?? 0) + weight * (gains[i] ?? 0);
  }
}

/** What a term counts each time that it stands in a field of so many terms. */
function worthOfOne({ weight, lengthNorm }: FieldRule, length: number, usual: number): number {
  return weight / (1 - lengthNorm + (lengthNorm * length) / usual || 1);
}

/** By halves; -1: not there. */
function positionOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
