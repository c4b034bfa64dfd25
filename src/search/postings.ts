/** Where terms stand, by their numbers, documents ascending, and what each is worth there: of all terms end to end, since a list for each takes most of its memory for itself. */
export interface Postings {
  /** In how many documents it stands. */
  count(term: number): number;
  add(term: number, document: number, gain: number): void;
  /** Adds to the score of each document what the term is worth there. */
  addTo(scores: Float64Array, term: number, weight: number): void;
  visit(term: number, each: (document: number, gain: number) => void): void;
  /** What the term is worth in one document; 0 where it does not stand. */
  gainIn(term: number, document: number): number;
}

/** `counts`: of each term in how many documents it will be added. */
export function createPostings(counts: Uint32Array): Postings {
  const ends = new Uint32Array(counts.length);
  let total = 0;
  for (let term = 0; term < counts.length; term++) {
    ends[term] = total; // moves on with each that is added
    total += counts[term] ?? 0;
  }
  const documents = new Uint32Array(total);
  const gains = new Float32Array(total);
  const firstOf = (term: number): number => (ends[term] ?? 0) - (counts[term] ?? 0);
  return {
    count: (term) => counts[term] ?? 0,
    add(term, document, gain) {
      const at = ends[term] ?? 0;
      documents[at] = document;
      gains[at] = gain;
      ends[term] = at + 1;
    },
    addTo(scores, term, weight) {
      const end = ends[term] ?? 0;
      for (let at = firstOf(term); at < end; at++) {
        const document = documents[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + weight * (gains[at] ?? 0);
      }
    },
    visit(term, each) {
      const end = ends[term] ?? 0;
      for (let at = firstOf(term); at < end; at++) each(documents[at] ?? 0, gains[at] ?? 0);
    },
    gainIn(term, document) {
      let low = firstOf(term);
      let high = (ends[term] ?? 0) - 1;
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
