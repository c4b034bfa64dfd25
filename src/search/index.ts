/** How a document's fields count: `weight` multiplies, `lengthNorm` is BM25's b, 0 to 1. */
export interface FieldRule {
  readonly weight: number;
  readonly lengthNorm: number;
}

/** Terms of one document, field by field, in the order of the index's rules. */
export type FieldTerms = readonly (readonly string[])[];

/** What a query asks for: term -> how much it counts. */
export type Weights = ReadonlyMap<string, number>;

export interface Hit {
  readonly document: number;
  readonly score: number;
}

/** Where a term stands: documents ascending, and beside each its weighted, length-normalised frequency (BM25F). */
interface Postings {
  readonly documents: number[];
  readonly frequencies: number[];
}

export interface Index {
  readonly size: number;
  /** Unsorted; only documents that share a term. */
  score(weights: Weights): readonly Hit[];
  /** How much a term gives to one document. */
  give(term: string, document: number): number;
  idf(term: string): number;
  has(term: string): boolean;
}

/** Saturation: 1.5 ranks a standard collection best (`npm run bench:search`). */
const saturation = 1.5;

/**
 * An inverted index scored by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
 * `pause` is awaited every few documents, so that building never holds the event loop.
 */
export async function createIndex(
  documents: readonly FieldTerms[],
  rules: readonly FieldRule[],
  pause: () => Promise<void>,
): Promise<Index> {
  const averages = rules.map((_, field) => average(documents.map((fields) => fields[field]?.length ?? 0)));
  const postings = new Map<string, Postings>();
  for (const [document, fields] of documents.entries()) {
    for (const [term, frequency] of frequencies(fields, rules, averages)) {
      const list = postings.get(term) ?? { documents: [], frequencies: [] };
      if (list.documents.length === 0) postings.set(term, list);
      list.documents.push(document);
      list.frequencies.push(frequency);
    }
    if (document % 25 === 24) await pause();
  }
  const idf = (term: string): number => {
    const count = postings.get(term)?.documents.length ?? 0;
    return Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
  };
  const gain = (frequency: number): number => (frequency * (saturation + 1)) / (frequency + saturation);
  return {
    size: documents.length,
    idf,
    has: (term) => postings.has(term),
    give(term, document) {
      const list = postings.get(term);
      const at = list ? positionOf(list.documents, document) : -1;
      return at < 0 ? 0 : idf(term) * gain(list?.frequencies[at] ?? 0);
    },
    score(weights) {
      const scores = new Map<number, number>();
      for (const [term, weight] of weights) {
        const list = postings.get(term);
        if (!list) continue;
        const worth = idf(term) * weight;
        for (const [i, document] of list.documents.entries())
          scores.set(document, (scores.get(document) ?? 0) + worth * gain(list.frequencies[i] ?? 0));
      }
      return [...scores].map(([document, score]) => ({ document, score }));
    },
  };
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
function positionOf(sorted: readonly number[], wanted: number): number {
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
