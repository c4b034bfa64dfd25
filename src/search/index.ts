/** How a document's fields count: `weight` multiplies, `lengthNorm` is BM25's b, 0 to 1. */
export interface FieldRule {
  readonly weight: number;
  readonly lengthNorm: number;
}

/** Terms of one document, field by field, in the order of the index's rules. */
export type FieldTerms = readonly (readonly string[])[];

/** What is asked for: term -> how much it counts. */
export type Weights = ReadonlyMap<string, number>;

/** Where a term stands, documents ascending, and beside each what it is worth there. */
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
/** Saturation: 1.5 ranks a standard collection best (`npm run bench:search`). */
const saturation = 1.5;

/**
 * An inverted index scored by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
 * `pause` is awaited every few milliseconds, so that building never holds the event loop.
 */
export async function createIndex(
  documents: readonly FieldTerms[],
  rules: readonly FieldRule[],
  pause: () => Promise<void>,
): Promise<Index> {
  const averages = rules.map((_, field) => average(documents.map((fields) => fields[field]?.length ?? 0)));
  const growing = new Map<string, { documents: number[]; frequencies: number[] }>();
  let read = 0;
  for (const [document, fields] of documents.entries()) {
    read += fields.reduce((sum, terms) => sum + terms.length, 0);
    if (read > readBeforePause) {
      read = 0;
      await pause();
    }
    for (const [term, frequency] of frequencies(fields, rules, averages)) {
      const list = growing.get(term) ?? { documents: [], frequencies: [] };
      if (list.documents.length === 0) growing.set(term, list);
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

function frequencies(
  fields: FieldTerms,
  rules: readonly FieldRule[],
  averages: readonly number[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [field, rule] of rules.entries()) {
    const terms = fields[field] ?? [];
    const length = 1 - rule.lengthNorm + (rule.lengthNorm * terms.length) / (averages[field] || 1);
    const each = rule.weight / (length || 1);
    for (const term of terms) sums.set(term, (sums.get(term) ?? 0) + each);
  }
  return sums;
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
