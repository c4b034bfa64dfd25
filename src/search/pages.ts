import { createCalling, type Likeness, type Name, rarityOf } from './calling.ts';
import { heldIn, type Wanted } from './held.ts';
import { highestOfEach, type Index } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './meanings.ts';
import { createPageTexts, type PageText } from './page-texts.ts';
import { tuning } from './tuning.ts';

/** A team's own page. */
export interface Page extends PageText {
  /** Its number among the guides. */
  readonly guide: number;
  readonly names: readonly Name[];
  /** It tells how something was once. */
  readonly isRecord: boolean;
}

export interface Pages {
  /** Whether the guide of that number is one of them. */
  has(guide: number): boolean;
  /** Of each guide, by its number, the log-odds: 0 where it is no page, or says nothing of what was asked. */
  score(asked: readonly Meaning[]): Float64Array;
}

interface Rules {
  readonly index: Index;
  readonly lexicon: Lexicon;
  /** Of each section the number of its guide. */
  readonly guideAt: readonly number[];
  readonly pause: () => Promise<void>;
}

const { weights, mostAsked } = tuning.pages;

/**
 * A team's own page describes itself in a few words. It is known by its names and headings, and by how much of what was asked
 * it begins with, one of its sections holds and the whole page tells of; a guide of ours that holds much of it speaks against
 * it. undefined: there are none.
 */
export async function createPages(pages: readonly Page[], rules: Rules): Promise<Pages | undefined> {
  if (pages.length === 0) return undefined;
  const { index, lexicon, guideAt } = rules;
  await rules.pause();
  const calling = createCalling(
    pages.map(({ names }) => names),
    lexicon,
  );
  await rules.pause();
  const texts = await createPageTexts(pages, rules);
  const guides = (guideAt.at(-1) ?? 0) + 1;
  const isPage = new Uint8Array(guides);
  for (const { guide } of pages) isPage[guide] = 1;
  return {
    has: (guide) => isPage[guide] === 1,
    score(said) {
      const asked = mostTelling(said, index);
      const told = toldOf(asked, index);
      const all = told.reduce((sum, { worth }) => sum + worth, 0) || 1;
      const covered = highestOfEach(coverage(told, index), guideAt, guides);
      const rival =
        covered.reduce((most, held, guide) => (isPage[guide] ? most : Math.max(most, held)), 0) / all;
      const { touched, likeness, wanted } = calling.hear(asked);
      const [whole, lead, heading] = [texts.whole(told), texts.lead(told), texts.heading(wanted)];
      const scores = new Float64Array(guides);
      for (const [i, { guide, names, isRecord }] of pages.entries()) {
        if (!touched[i] && !covered[guide]) continue;
        const called = touched[i] ? names.map(likeness) : [];
        const named = most(called, ({ share }) => share);
        const odds =
          weights.bias +
          weights.rival * rival +
          weights.headed * Math.max(named, heading[i] ?? 0) +
          weights.like * most(called, ({ like }) => like) +
          (weights.lead * (lead[i] ?? 0)) / all +
          (weights.covered * (covered[guide] ?? 0)) / all +
          weights.whole * (whole[i] ?? 0) +
          (isRecord ? weights.record : 0);
        scores[guide] = softplus(odds); // what has little is still above what has none
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

/** The logarithm of 1 + exp(x), which itself is no number that can be held where x is large. */
export function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** What was asked for but the states of things, by how rare it is on own pages. */
function toldOf(asked: readonly Meaning[], index: Index): readonly Wanted[] {
  return asked.flatMap((meaning) =>
    meaning.term === undefined
      ? []
      : [{ worth: rarityOf(meaning, index.ownIdf, index.has), ways: meaning.ways }],
  );
}

/** Of each section what it holds of it. */
function coverage(told: readonly Wanted[], index: Index): Float64Array {
  return heldIn(index.size, told, (term, each) => index.visit(term, (section) => each(section, 1)));
}
