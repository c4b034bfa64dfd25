import type { Wanted } from './held.ts';
import type { Lexicon } from './lexicon.ts';
import { type Meaning, stateTerms } from './meanings.ts';
import { rarityAmong } from './section-names.ts';
import { tuning } from './tuning.ts';

/** Numbers of terms. */
export type Name = readonly number[];

/** What a name has of what was asked. */
export interface Likeness {
  /** The share that it holds, by rarity among names. */
  readonly share: number;
  /** How like it is as a whole. */
  readonly like: number;
}

export interface Calling {
  hear(asked: readonly Meaning[]): {
    /** By the numbers of pages, 1 where one of its names has some of it. */
    readonly touched: Uint8Array;
    likeness(name: Name): Likeness;
    /** What was asked, by its share of the rarity among names. */
    readonly wanted: readonly Wanted[];
  };
}

/** What pages are called, against what is asked. A word that many pages are called by, such as `Kube`, tells little. */
export function createCalling(pages: readonly (readonly Name[])[], lexicon: Lexicon): Calling {
  const calledBy = new Map<number, number[]>();
  for (const [i, names] of pages.entries())
    for (const term of new Set(names.flat())) {
      const called = calledBy.get(term);
      if (called) called.push(i);
      else calledBy.set(term, [i]);
    }
  const rarities = new Map(
    [...calledBy].map(([term, called]) => [term, rarityAmong(pages.length, called.length)]),
  );
  const unheard = rarityAmong(pages.length, 0);
  const rarity = (term: number): number => rarities.get(term) ?? unheard;
  const states = new Set(stateTerms.map(lexicon.numberOf));
  const worth = (term: number): number => rarity(term) * (states.has(term) ? tuning.pages.ways.inName : 1);
  return {
    hear(asked) {
      const { said, worths } = read(asked, { lexicon, rarities, unheard });
      const all = worths.reduce((sum, one) => sum + one, 0) || 1;
      const touched = new Uint8Array(pages.length);
      for (const term of said.keys()) for (const page of calledBy.get(term) ?? []) touched[page] = 1;
      const held = new Float64Array(worths.length);
      return {
        touched,
        wanted: asked.map(({ ways }, i) => ({ worth: (worths[i] ?? 0) / all, ways })),
        likeness(name) {
          held.fill(0);
          let [spoken, whole] = [0, 0];
          for (const term of name) {
            whole += worth(term);
            let surest = 0;
            for (const { meaning, way } of said.get(term) ?? []) {
              const some = way * Math.min(worths[meaning] ?? 0, rarity(term));
              held[meaning] = Math.max(held[meaning] ?? 0, some);
              surest = Math.max(surest, way);
            }
            spoken += surest * worth(term);
          }
          const share = held.reduce((sum, some) => sum + some, 0) / all;
          return { share, like: Math.sqrt((share * spoken) / (whole || 1)) };
        },
      };
    },
  };
}

interface Way {
  readonly meaning: number;
  readonly way: number;
}

interface Rules {
  readonly lexicon: Lexicon;
  readonly rarities: ReadonlyMap<number, number>;
  readonly unheard: number;
}

/** Of each term what it may mean of what was asked, and what each of that is worth. */
function read(
  asked: readonly Meaning[],
  { lexicon, rarities, unheard }: Rules,
): { readonly said: ReadonlyMap<number, readonly Way[]>; readonly worths: readonly number[] } {
  const said = new Map<number, Way[]>();
  for (const [meaning, { ways }] of asked.entries())
    for (const [term, way] of ways) {
      const number = lexicon.numberOf(term);
      said.set(number, [...(said.get(number) ?? []), { meaning, way }]);
    }
  const rarity = (term: string): number => rarities.get(lexicon.numberOf(term)) ?? unheard;
  const isKnown = (term: string): boolean => rarities.has(lexicon.numberOf(term));
  return { said, worths: asked.map((meaning) => rarityOf(meaning, rarity, isKnown)) };
}

/** How telling it is: as it was said, else in the commonest way of saying it that is known. */
export function rarityOf(
  { term = '', ways }: Meaning,
  rarity: (term: string) => number,
  isKnown: (term: string) => boolean,
): number {
  if (isKnown(term)) return rarity(term);
  return [...ways.keys()].filter(isKnown).reduce((least, one) => Math.min(least, rarity(one)), rarity(term));
}
