import { createCalling, type Likeness, type Name, rarityOf } from './calling.ts';
import { highestOfEach, type Index } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './meanings.ts';
import { tuning } from './tuning.ts';

/** A team's own page, by what it is called. */
export interface Page {
  /** Its number among the guides. */
  readonly guide: number;
  readonly names: readonly Name[];
  /** Of the folders in which it lies. */
  readonly folders: Name;
  /** It tells how something was once. */
  readonly isRecord: boolean;
}

export interface Pages {
  /** Of each guide, by its number, the log-odds: 0 where it is no page, or says nothing of what was asked. */
  score(asked: readonly Meaning[]): Float64Array;
}

interface Rules {
  readonly index: Index;
  readonly lexicon: Lexicon;
  /** Of each section the number of its guide. */
  readonly guideAt: readonly number[];
}

const { weights, mostAsked } = tuning.pages;

/**
 * A team's own page describes itself in a few words. It is known by its names, by how much of what was asked one of its
 * sections holds, and how well; a guide of ours that holds more of it speaks against it. undefined: there are none.
 */
export function createPages(pages: readonly Page[], { index, lexicon, guideAt }: Rules): Pages | undefined {
  if (pages.length === 0) return undefined;
  const calling = createCalling(
    pages.map(({ names }) => names),
    lexicon,
  );
  const guides = (guideAt.at(-1) ?? 0) + 1;
  const isPage = new Uint8Array(guides);
  for (const { guide } of pages) isPage[guide] = 1;
  return {
    score(said) {
      const asked = mostTelling(said, index);
      const best = highestOfEach(index.score(surest(asked)), guideAt, guides);
      const covered = highestOfEach(coverage(asked, index), guideAt, guides);
      const rival = covered.reduce((most, share, guide) => (isPage[guide] ? most : Math.max(most, share)), 0);
      const { touched, likeness } = calling.hear(asked);
      const scores = new Float64Array(guides);
      for (const [i, { guide, names, folders, isRecord }] of pages.entries()) {
        if (!touched[i] && !covered[guide]) continue;
        const called = touched[i] ? names.map(likeness) : [];
        scores[guide] =
          weights.bias +
          weights.rival * rival +
          weights.named * most(called, ({ share }) => share) +
          weights.like * most(called, ({ like }) => like) +
          weights.covered * (covered[guide] ?? 0) +
          weights.section * (best[guide] ?? 0) +
          weights.folder * likeness(folders).share +
          (isRecord ? weights.record : 0);
      }
      return scores;
    },
  };
}

/** Of a long paste the rarest words that stand anywhere: each takes a look at every section that holds it. */
function mostTelling(asked: readonly Meaning[], index: Index): readonly Meaning[] {
  if (asked.length <= mostAsked) return asked;
  const worth = (meaning: Meaning): number => rarityOf(meaning, index.idf, index.has);
  return asked
    .filter(({ ways }) => [...ways.keys()].some(index.has))
    .map((meaning) => [meaning, worth(meaning)] as const)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostAsked)
    .map(([meaning]) => meaning);
}

function most(called: readonly Likeness[], of: (one: Likeness) => number): number {
  return called.reduce((highest, one) => Math.max(highest, of(one)), 0);
}

/** Each term that says something of what was asked, at its surest. */
function surest(asked: readonly Meaning[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { ways } of asked)
    for (const [term, share] of ways) weights.set(term, Math.max(weights.get(term) ?? 0, share));
  return weights;
}

/** Of each section the share of what was asked that it holds, by rarity. */
function coverage(asked: readonly Meaning[], index: Index): Float64Array {
  const told = asked.filter(({ term }) => term !== undefined);
  const worths = told.map((meaning) => rarityOf(meaning, index.ownIdf, index.has));
  const all = worths.reduce((sum, worth) => sum + worth, 0) || 1;
  const held = new Float64Array(index.size);
  const best = new Float64Array(index.size);
  for (const [i, { ways }] of told.entries()) {
    const holding: number[] = [];
    for (const [term, share] of ways)
      index.visit(term, (section) => {
        if (best[section] === 0) holding.push(section);
        best[section] = Math.max(best[section] ?? 0, share);
      });
    for (const section of holding) {
      held[section] = (held[section] ?? 0) + ((worths[i] ?? 0) / all) * (best[section] ?? 0);
      best[section] = 0;
    }
  }
  return held;
}
