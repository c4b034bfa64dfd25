import type { Library, Section } from '../library/model.ts';
import { type Clues, createGuideScores } from './guide-scores.ts';
import { createIndex, type Weights } from './index.ts';
import type { Known } from './known.ts';
import { createNearest, numberOn } from './nearest.ts';
import { createPhrases } from './phrases.ts';
import { createPlacing } from './placing.ts';
import type { ToTerms } from './terms.ts';
import { type Parts, tuning } from './tuning.ts';
import { createVocabulary, type Vocabulary } from './typos.ts';
import { createVotes } from './votes.ts';
import { plain } from './wishes.ts';

/** A section with its score, its guide's part included. */
export interface Scored {
  readonly section: Section;
  readonly score: number;
  /** Of a team's own page. */
  readonly isOwn: boolean;
}

export interface Engine {
  readonly vocabulary: Vocabulary;
  readonly toTerms: ToTerms;
  /** Whether any text of the library holds the term. */
  has(term: string): boolean;
  /** How telling a term is: in how few sections it stands. */
  rarity(term: string): number;
  /** Best first; within equal scores in reading order. In trouble the sections that act come first within their guide. */
  sections(
    weights: Weights,
    options: { readonly top: number; readonly isTrouble: boolean },
  ): readonly Scored[];
  /** Of each guide its best section, best first. */
  guides(weights: Weights): readonly Scored[];
  /** What speaks for the guide of a section. */
  clues(weights: Weights, section: Section): Clues;
  /** How much a term speaks for the guide of a section, 0 to 1. */
  vote(term: string, section: Section): number;
  /** Whether a guide is described with the term. */
  isNamed(term: string): boolean;
  /** Whether the guide of a section has the term in its title. */
  isTitled(term: string, section: Section): boolean;
  /** Whether the term is all of the short name of a guide. */
  isTopic(term: string): boolean;
  /** Whether the phrase stands in the section to the letter; in lower case. */
  holds(phrase: string, section: Section): boolean;
  /** Whether a term stands in the section. */
  mentions(term: string, section: Section): boolean;
  /** The section for trouble of unknown cause; undefined: the library has none. */
  readonly general: Section | undefined;
  /** What a term is worth in one section and its guide. */
  worth(term: string, section: Section): number;
}

/**
 * Guides are ranked by how they are described, by their best sections and by what the whole guide is about; sections
 * within their guide by what tells them apart.
 */
export async function createEngine(
  library: Library,
  known: Known,
  pause: () => Promise<void>,
): Promise<Engine> {
  const read = await known.read(library, pause);
  const all = read.flatMap(({ guide }) => guide.sections);
  const guideAt = read.flatMap(({ guide }, i) => guide.sections.map(() => i));
  const index = await createIndex(
    read.flatMap(({ sections }) => sections),
    tuning.section,
    pause,
  );
  const votes = await createVotes(
    read.map(({ guide, phrases }) => ({
      phrases,
      isBrief: guide.own !== undefined && guide.keywords.length === 0,
    })),
    pause,
  );
  await pause();
  const numberOf = new Map(all.map((section, i) => [section.id, i]));
  const phrases = await createPhrases(
    read.map((one) => one.phrases),
    { rarity: votes.rarity, pause },
  );
  const nearest = createNearest(numberOn(read));
  const guides = createGuideScores({ library, guideAt, index, votes, phrases });
  const placing = await createPlacing(read, pause);
  const vocabulary = await createVocabulary(known.words, pause);
  const titles = new Map(read.map(({ guide, title }) => [guide.slug, title]));
  const topics = new Set(read.flatMap(({ topic }) => topic ?? []));
  const score = (weights: Weights, parts: Parts, isTrouble: boolean): Float64Array => {
    const within = placing.score(weights, isTrouble);
    const likes = nearest.like(weights);
    for (const [section, like] of likes) within[section] = (within[section] ?? 0) + parts.placed * like;
    return spread(guides.score(weights, parts, likes), within, guideAt);
  };
  const toScored = (scores: Float64Array, numbers: readonly number[]): readonly Scored[] =>
    [...numbers]
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
      .flatMap((i) => {
        const section = all[i];
        const isOwn = library.guides[guideAt[i] ?? -1]?.own !== undefined;
        return section ? [{ section, score: scores[i] ?? 0, isOwn }] : [];
      });
  return {
    vocabulary,
    toTerms: known.terms.toTerms,
    has: (term) => index.has(term) || votes.has(term),
    isNamed: votes.has,
    isTitled: (term, { guide }) => titles.get(guide)?.has(term) === true,
    isTopic: (term) => topics.has(term),
    rarity: index.idf,
    general: library.guides
      .find(({ isGeneral }) => isGeneral)
      ?.sections.find(({ anchor }) => anchor === 'when-it-is-on-fire'),
    holds: (phrase, section) => plain(`${section.title}\n${section.text}`).includes(phrase),
    mentions: (term, section) => index.give(term, numberOf.get(section.id) ?? -1) > 0,
    sections(weights, { top, isTrouble }) {
      if (weights.size === 0) return [];
      const scores = score(weights, tuning.query, isTrouble);
      return toScored(scores, highest(scores, top)).slice(0, top);
    },
    guides(weights) {
      const scores = score(weights, tuning.thread, true);
      const best: number[] = [];
      for (const [i, guide] of guideAt.entries())
        if ((scores[i] ?? 0) > (scores[best[guide] ?? -1] ?? 0)) best[guide] = i;
      return toScored(
        scores,
        best.filter((i) => i !== undefined),
      );
    },
    clues(weights, section) {
      return guides.clues(weights, guideAt[numberOf.get(section.id) ?? -1] ?? -1);
    },
    vote: (term, section) => votes.give(term, guideAt[numberOf.get(section.id) ?? -1] ?? -1),
    worth(term, section) {
      const at = numberOf.get(section.id) ?? -1;
      return (
        tuning.thread.section * index.give(term, at) +
        tuning.thread.vote * votes.give(term, guideAt[at] ?? -1)
      );
    },
  };
}

/** The best section of a guide has the guide's score, the others less by how much less likely they are. */
function spread(guides: Float64Array, within: Float64Array, guideAt: readonly number[]): Float64Array {
  const most: number[] = [];
  for (const [i, guide] of guideAt.entries())
    most[guide] = Math.max(most[guide] ?? Number.NEGATIVE_INFINITY, within[i] ?? 0);
  return within.map((score, i) => {
    const guide = guideAt[i] ?? 0;
    const whole = guides[guide] ?? 0;
    return whole <= 0 ? 0 : Math.max(0, whole - ((most[guide] ?? 0) - score) * perSection);
  });
}

/** Scores of guides are sharper than those of sections. */
const perSection = 0.6;

/** The numbers of all scores that may be among the first `top`, unsorted. */
function highest(scores: Float64Array, top: number): number[] {
  const above = scores.filter((score) => score > 0);
  const least = above.length > top ? (above.sort()[above.length - top] ?? 0) : 0;
  const numbers: number[] = [];
  for (const [i, score] of scores.entries()) if (score > 0 && score >= least) numbers.push(i);
  return numbers;
}
