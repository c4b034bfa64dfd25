/** Where terms stand, documents ascending, and what each is worth there: of all terms end to end, since a list for each takes most of its memory for itself. */
export interface Postings {
  has(term: string): boolean;
  /** In how many documents it stands. */
  count(term: string): number;
  add(term: string, document: number, gain: number): void;
  /** Adds to the score of each document what the term is worth there. */
  addTo(scores: Float64Array, term: string, weight: number): void;
  /** What the term is worth in one document; 0 where it does not stand. */
  gainIn(term: string, document: number): number;
}

export interface Counting {
  /** Told of each term in each document before any is added. */
  count(term: string): void;
  toPostings(): Postings;
}

export function countPostings(): Counting {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  return {
    count(term) {
      const number = numbers.get(term);
      if (number === undefined) {
        numbers.set(term, counts.length);
        counts.push(1);
      } else counts[number] = (counts[number] ?? 0) + 1;
    },
    toPostings: () => pack(numbers, counts),
  };
}

function pack(numbers: ReadonlyMap<string, number>, counts: readonly number[]): Postings {
  const ends = new Uint32Array(counts.length);
  let total = 0;
  for (const [number, count] of counts.entries()) {
    ends[number] = total; // moves on with each that is added
    total += count;
  }
  const documents = new Uint32Array(total);
  const gains = new Float32Array(total);
  const firstOf = (number: number): number => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  return {
    has: (term) => numbers.has(term),
    count: (term) => counts[numbers.get(term) ?? -1] ?? 0,
    add(term, document, gain) {
      const number = numbers.get(term) ?? -1;
      const at = ends[number] ?? 0;
      documents[at] = document;
      gains[at] = gain;
      ends[number] = at + 1;
    },
    addTo(scores, term, weight) {
      const number = numbers.get(term);
      if (number === undefined) return;
      const end = ends[number] ?? 0;
      for (let at = firstOf(number); at < end; at++) {
        const document = documents[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + weight * (gains[at] ?? 0);
      }
    },
    gainIn(term, document) {
      const number = numbers.get(term);
      if (number === undefined) return 0;
      let low = firstOf(number);
      let high = (ends[number] ?? 0) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const found = documents[middle] ?? 0;
        if (found === document) return gains[middle] ?? 0;
        if (found < document) low = middle + 1;
        else high = middle - 1;
      }
      return 0;
    },
  };
}
