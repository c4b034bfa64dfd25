import { remember } from '../remember.ts';
import type { Weights } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { tuning } from './tuning.ts';

/** What somebody may type, and the number of the section that it asks for. */
export interface Typed {
  readonly section: number;
  /** By their numbers. */
  readonly terms: readonly number[];
  /** The classes of trouble that it tells of, by their numbers. */
  readonly symptoms: readonly number[];
}

/** Of each section, by its number, how like the likest of its searches is, 0 to 1. */
export type Likes = ReadonlyMap<number, number>;

export interface Nearest {
  /** Only of sections whose searches share a term. */
  like(weights: Weights): Likes;
}

const { same } = tuning;

/** How much of the way from very like to the same, 0 to 1. */
export function sameness(like: number): number {
  return Math.max(0, (like - same.from) / (1 - same.from));
}

/** By the cosine over terms, each by how few searches hold it. */
export function createNearest(typed: readonly Typed[], lexicon: Lexicon): Nearest {
  const byTerm = new Map<number, number[]>();
  for (const [i, { terms }] of typed.entries())
    for (const term of new Set(terms)) {
      const of = byTerm.get(term) ?? [];
      if (of.length === 0) byTerm.set(term, of);
      of.push(i);
    }
  const rarity = (term: number): number => Math.log(1 + typed.length / (1 + (byTerm.get(term)?.length ?? 0)));
  const lengths = typed.map(({ terms }) =>
    Math.sqrt([...new Set(terms)].reduce((sum, term) => sum + rarity(term) ** 2, 0)),
  );
  const dots = new Float64Array(typed.length); // all zero between calls
  return {
    like: remember((weights) => {
      let length = 0;
      const touched: number[] = [];
      for (const [said, weight] of weights) {
        const term = lexicon.numberOf(said);
        const worth = rarity(term) ** 2;
        length += weight ** 2 * worth;
        for (const i of byTerm.get(term) ?? []) {
          if (dots[i] === 0) touched.push(i);
          dots[i] = (dots[i] ?? 0) + weight * worth;
        }
      }
      const best = new Map<number, number>();
      for (const i of touched) {
        const section = typed[i]?.section ?? -1;
        const cosine = (dots[i] ?? 0) / ((lengths[i] ?? 1) * Math.sqrt(length) || 1);
        // Other words may stand beside a single one, left out as telling nothing.
        const like = typed[i]?.terms.length === 1 ? Math.min(cosine, same.from) : cosine;
        best.set(section, Math.max(best.get(section) ?? 0, like));
        dots[i] = 0;
      }
      return best;
    }),
  };
}

/** Of all guides together: sections are numbered on from guide to guide. */
export function numberOn(
  guides: readonly { readonly kinds: readonly unknown[]; readonly searches: readonly Typed[] }[],
): readonly Typed[] {
  let first = 0;
  return guides.flatMap(({ kinds, searches }) => {
    const at = first;
    first += kinds.length;
    return searches.map((typed) => ({ ...typed, section: at + typed.section }));
  });
}

/** With the classes of trouble among its terms. */
export function withSymptoms(typed: Typed): Typed {
  return { ...typed, terms: [...typed.terms, ...typed.symptoms] };
}
