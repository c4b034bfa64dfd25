/** The terms of a few documents by their numbers, end to end: those of document `i` stand before `ends[i]`. */
export interface Counted {
  readonly ends: Uint32Array;
  /** Of each document each term once. */
  readonly terms: Uint32Array;
  /** Of each field, in the order of the index's rules, how often each of these stands there. */
  readonly times: readonly Uint16Array[];
  /** Of each document one field after the other: how many terms it has. */
  readonly lengths: Uint32Array;
}

/** `documents`: of each its fields, and of each of those the terms. */
export function countTerms(documents: readonly (readonly (readonly number[])[])[]): Counted {
  const ends: number[] = [];
  const terms: number[] = [];
  const times: number[][] = (documents[0] ?? []).map(() => []);
  for (const fields of documents) {
    const places = new Map<number, number>();
    for (const [field, words] of fields.entries())
      for (const term of words) {
        const at = places.get(term) ?? terms.length;
        if (at === terms.length) {
          places.set(term, at);
          terms.push(term);
          for (const of of times) of.push(0);
        }
        const of = times[field];
        if (of) of[at] = (of[at] ?? 0) + 1;
      }
    ends.push(terms.length);
  }
  return {
    ends: Uint32Array.from(ends),
    terms: Uint32Array.from(terms),
    times: times.map((of) => Uint16Array.from(of)),
    lengths: Uint32Array.from(documents.flatMap((fields) => fields.map(({ length }) => length))),
  };
}
