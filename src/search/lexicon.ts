/** Each term that was indexed has a number for good: what is indexed holds numbers, which are small and quick to count. */
export interface Lexicon {
  /** Gives a new term the next number. */
  add(term: string): number;
  /** Of a term that was never indexed -1. */
  numberOf(term: string): number;
  /** As it can be written down. */
  readonly numbers: ReadonlyMap<string, number>;
}

export function createLexicon(before?: ReadonlyMap<string, number>): Lexicon {
  const numbers = new Map(before);
  return {
    numbers,
    add(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, numbers.size);
      return numbers.size - 1;
    },
    numberOf: (term) => numbers.get(term) ?? -1,
  };
}
