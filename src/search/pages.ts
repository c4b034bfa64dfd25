import type { Index } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { type Meaning, stateTerms } from './meanings.ts';
import { rarityAmong } from './section-names.ts';
import { tuning } from './tuning.ts';

/** A team's own page, by what it is called: numbers of terms. */
export interface Page {
  /** Its number among the guides. */
  readonly guide: number;
  readonly names: readonly (readonly number[])[];
  /** Of the folders in which it lies. */
  readonly folders: readonly number[];
}

export interface Pages {
  /** Of each page that says something of what was asked its log-odds, by the number of its guide. */
  score(asked: readonly Meaning[]): ReadonlyMap<number, number>;
}

interface Rules {
  readonly index: Index;
  readonly lexicon: Lexicon;
  /** Of each section the number of its guide. */
  readonly guideAt: readonly number[];
}

const { weights, ways } = tuning.pages;

/**
 * A team's own page describes itself in a few words. It is known by its names, in which a word that many pages share, such
 * as `Kube`, tells little, by how much of what was asked one of its sections holds, and how well. undefined: there are none.
 */
export function createPages(pages: readonly Page[], { index, lexicon, guideAt }: Rules): Pages | undefined {
  if (pages.length === 0) return undefined;
  const calling = createCalling(pages, lexicon);
  const inText = (meaning: Meaning): number => rarityOf(meaning, index.idf, index.has);
  const numbers = new Map(pages.map(({ guide }, i) => [guide, i]));
  return {
    score(asked) {
      const best = bestSections(asked, index, guideAt);
      const covered = coverage(asked, { index, inText, guideAt });
      const { touched, share, like } = calling.hear(asked);
      const found = new Set([
        ...touched,
        ...[...covered.keys()].flatMap((guide) => numbers.get(guide) ?? []),
      ]);
      const scores = new Map<number, number>();
      for (const i of found) {
        const page = pages[i];
        if (!page) continue;
        scores.set(
          page.guide,
          weights.bias +
            weights.named * Math.max(0, ...page.names.map(share)) +
            weights.like * Math.max(0, ...page.names.map(like)) +
            weights.covered * (covered.get(page.guide) ?? 0) +
            weights.section * (best.get(page.guide) ?? 0) +
            weights.folder * share(page.folders),
        );
      }
      return scores;
    },
  };
}

type Name = readonly number[];

/** What was asked against what pages are called. */
interface Heard {
  /** The pages whose name has some of it. */
  readonly touched: readonly number[];
  /** The share of what was asked that a name holds, by rarity among names. */
  share(name: Name): number;
  /** How like a name is as a whole. */
  like(name: Name): number;
}

function createCalling(pages: readonly Page[], lexicon: Lexicon): { hear(asked: readonly Meaning[]): Heard } {
  const calledBy = new Map<number, Set<number>>();
  for (const [i, { names }] of pages.entries())
    for (const term of names.flat()) calledBy.set(term, (calledBy.get(term) ?? new Set()).add(i));
  const rarity = (term: number): number => rarityAmong(pages.length, calledBy.get(term)?.size ?? 0);
  const states = new Set(stateTerms.map(lexicon.numberOf));
  const worth = (term: number): number => rarity(term) * (states.has(term) ? ways.inName : 1);
  const worthOf = (meaning: Meaning): number =>
    rarityOf(
      meaning,
      (term) => rarity(lexicon.numberOf(term)),
      (term) => calledBy.has(lexicon.numberOf(term)),
    );
  return {
    hear(asked) {
      const told = asked.map((meaning) => ({
        worth: worthOf(meaning),
        ways: new Map([...meaning.ways].map(([term, share]) => [lexicon.numberOf(term), share])),
      }));
      const all = told.reduce((sum, one) => sum + one.worth, 0) || 1;
      const share = (name: Name): number =>
        told.reduce((sum, one) => {
          const held = name.map((term) => (one.ways.get(term) ?? 0) * Math.min(one.worth, rarity(term)));
          return sum + Math.max(0, ...held);
        }, 0) / all;
      const said = (term: number): number => Math.max(0, ...told.map((one) => one.ways.get(term) ?? 0));
      const spoken = (name: Name): number =>
        name.reduce((sum, term) => sum + worth(term) * said(term), 0) /
        (name.reduce((sum, term) => sum + worth(term), 0) || 1);
      const terms = told.flatMap((one) => [...one.ways.keys()]);
      return {
        touched: terms.flatMap((term) => [...(calledBy.get(term) ?? [])]),
        share,
        like: (name) => Math.sqrt(share(name) * spoken(name)),
      };
    },
  };
}

/** How telling it is: as it was said, else in the commonest way of saying it that is known. */
function rarityOf(
  { term = '', ways: said }: Meaning,
  rarity: (term: string) => number,
  isKnown: (term: string) => boolean,
): number {
  if (isKnown(term)) return rarity(term);
  return [...said.keys()].filter(isKnown).reduce((least, one) => Math.min(least, rarity(one)), rarity(term));
}

/** Of each guide what the best of its sections holds of what was asked. */
function bestSections(
  asked: readonly Meaning[],
  index: Index,
  guideAt: readonly number[],
): ReadonlyMap<number, number> {
  const weights = new Map<string, number>();
  for (const { ways } of asked)
    for (const [term, share] of ways) weights.set(term, Math.max(weights.get(term) ?? 0, share));
  return mostOfEach(index.score(weights).entries(), guideAt);
}

function mostOfEach(
  scores: Iterable<readonly [number, number]>,
  guideAt: readonly number[],
): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const [section, score] of scores) {
    const guide = guideAt[section] ?? -1;
    if (score > (most.get(guide) ?? 0)) most.set(guide, score);
  }
  return most;
}

interface Covering {
  readonly index: Index;
  readonly inText: (meaning: Meaning) => number;
  readonly guideAt: readonly number[];
}

/** Of each guide the share of what was asked that one of its sections holds, by rarity. */
function coverage(
  asked: readonly Meaning[],
  { index, inText, guideAt }: Covering,
): ReadonlyMap<number, number> {
  const told = asked.filter(({ term }) => term !== undefined);
  const all = told.reduce((sum, meaning) => sum + inText(meaning), 0) || 1;
  const held = new Map<number, number>();
  for (const meaning of told) {
    const best = new Map<number, number>();
    for (const [term, share] of meaning.ways)
      index.visit(term, (section) => best.set(section, Math.max(best.get(section) ?? 0, share)));
    const worth = inText(meaning) / all;
    for (const [section, share] of best) held.set(section, (held.get(section) ?? 0) + worth * share);
  }
  return mostOfEach(held, guideAt);
}
