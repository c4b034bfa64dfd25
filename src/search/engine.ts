import type { Library, Section } from '../library/model.ts';
import { createIndex, type Weights } from './index.ts';
import { createPhrases } from './phrases.ts';
import { placing, stand, standingOf } from './standing.ts';
import { readLibrary } from './texts.ts';
import { tuning as standard, type Tuning } from './tuning.ts';
import { createVocabulary, type Vocabulary } from './typos.ts';
import { createVotes } from './votes.ts';

/** A section with its score, its guide's part included. */
export interface Scored {
  readonly section: Section;
  readonly score: number;
  /** Of a team's own page. */
  readonly isOwn: boolean;
}

export interface Engine {
  readonly vocabulary: Vocabulary;
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
  /** What a term is worth in one section and its guide. */
  worth(term: string, section: Section): number;
}

/** Sections are ranked by their own words, by how their guide is described, and by what the whole guide is about. */
export async function createEngine(
  library: Library,
  pause: () => Promise<void>,
  tuning: Tuning = standard,
): Promise<Engine> {
  const texts = await readLibrary(library, pause);
  const { all, guideAt } = texts;
  const parts = {
    section: await createIndex(texts.sections, tuning.section, pause),
    votes: await createVotes(
      library.guides.map(({ own, keywords }, i) => ({
        phrases: texts.phrases[i] ?? [],
        isBrief: own !== undefined && keywords.length === 0,
      })),
      pause,
    ),
  };
  await pause();
  const numberOf = new Map(all.map((section, i) => [section.id, i]));
  // The other sections of a guide speak for this one: none where the section is the whole guide.
  const beside = library.guides.map(({ sections }) => 1 - 1 / Math.max(1, sections.length));
  const standing = all.map((section) => standingOf(section, tuning.standing));
  await pause();
  const calmStanding = all.map((section) =>
    standingOf(section, { ...tuning.standing, acting: tuning.standing.calm }),
  );
  await pause();
  const sectionFor = placing(texts, parts.section, standing);
  await pause();
  const rarity = parts.section.idf;
  const phrases = await createPhrases(texts.phrases, { rarity: parts.votes.rarity, sectionFor, pause });
  const vocabulary = await createVocabulary(texts.words, pause);
  const favour = library.guides.map(({ own }) => (own ? tuning.own : 1));

  const general = all.findIndex(
    (section, i) =>
      library.guides[guideAt[i] ?? -1]?.isGeneral === true && section.anchor === 'when-it-is-on-fire',
  );

  const score = (weights: Weights, standing: readonly number[]): Float64Array => {
    const own = parts.section.score(weights);
    const bestThree = meansOfBest(own, guideAt);
    const guides = parts.votes
      .score(weights)
      .map(
        (vote, i) => tuning.share.vote * vote + tuning.share.guide * (beside[i] ?? 0) * (bestThree[i] ?? 0),
      );
    for (const [i, score] of own.entries()) own[i] = tuning.share.section * score;
    for (const { guide, section, worth, sectionWorth } of phrases.heard(weights)) {
      guides[guide] = (guides[guide] ?? 0) + tuning.share.phrase * worth;
      if (section >= 0) own[section] = (own[section] ?? 0) + tuning.share.signal * sectionWorth;
    }
    stand(own, guideAt, standing);
    return own.map((score, i) => {
      const guide = guideAt[i] ?? 0;
      return (favour[guide] ?? 1) * (score + (guides[guide] ?? 0));
    });
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
    has: (term) => parts.section.has(term) || parts.votes.has(term),
    rarity,
    sections(weights, { top, isTrouble }) {
      const scores = score(weights, isTrouble ? standing : calmStanding);
      return toScored(scores, highest(scores, top)).slice(0, top);
    },
    guides(weights) {
      const scores = score(weights, standing);
      const best: number[] = [];
      for (const [i, guide] of guideAt.entries())
        if (library.guides[guide]?.isGeneral) scores[i] = (scores[i] ?? 0) + tuning.general;
      if (general >= 0) best[guideAt[general] ?? 0] = general;
      for (const [i, guide] of guideAt.entries())
        if ((scores[i] ?? 0) > (scores[best[guide] ?? -1] ?? 0)) best[guide] = i;
      return toScored(
        scores,
        best.filter((i) => i !== undefined),
      );
    },
    worth(term, section) {
      const at = numberOf.get(section.id) ?? -1;
      const guide = guideAt[at] ?? -1;
      return (
        tuning.share.section * (standing[at] ?? 1) * parts.section.give(term, at) +
        tuning.share.vote * parts.votes.give(term, guide)
      );
    },
  };
}

/** Of each guide the mean of its three best sections: what is said in several places is what the guide is about. */
function meansOfBest(own: Float64Array, guideAt: readonly number[]): readonly number[] {
  const best: [number, number, number][] = [];
  for (const [i, guide] of guideAt.entries()) {
    const score = own[i] ?? 0;
    if (score <= 0) continue;
    const [first, second, third] = best[guide] ?? [0, 0, 0];
    if (score > first) best[guide] = [score, first, second];
    else if (score > second) best[guide] = [first, score, second];
    else if (score > third) best[guide] = [first, second, score];
  }
  return best.map(([first, second, third]) => (first + second + third) / 3);
}

/** The numbers of all scores that may be among the first `top`, unsorted. */
function highest(scores: Float64Array, top: number): number[] {
  const above = scores.filter((score) => score > 0);
  const least = above.length > top ? (above.sort()[above.length - top] ?? 0) : 0;
  const numbers: number[] = [];
  for (const [i, score] of scores.entries()) if (score > 0 && score >= least) numbers.push(i);
  return numbers;
}
