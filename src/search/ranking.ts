import type { Library, Section } from '../library/model.ts';
import type { GuideScores } from './guide-scores.ts';
import type { Weights } from './index.ts';
import type { Compared, Learned } from './learned.ts';
import type { Meaning } from './meanings.ts';
import { type Likes, type Nearest, sameness } from './nearest.ts';
import type { Placing } from './placing.ts';
import { type Coefficients, tuning } from './tuning.ts';

/** A section with its score, its guide's part included. */
export interface Scored {
  readonly section: Section;
  readonly score: number;
  /** Of a team's own page. */
  readonly isOwn: boolean;
}

/** What is known of the words beside their weights. */
export interface Told {
  readonly isTrouble: boolean;
  /** The classes of trouble that are told. */
  readonly symptoms?: readonly string[];
  /** What the words count for guides, where that is another thing than for sections. */
  readonly forGuides?: Weights;
  /** Terms that only say what kind of thing is meant: they tell guides apart, and sections hardly. */
  readonly kinds?: ReadonlySet<string>;
  /** What was asked, as the names of pages are read. */
  readonly asked?: readonly Meaning[];
  /** What was learned from others who asked. */
  readonly learned?: Pick<Learned, 'guides' | 'sections'> | undefined;
}

export interface Ranking {
  /** Best first; within equal scores in reading order. In trouble the sections that act come first within their guide. */
  sections(weights: Weights, options: Told & { readonly top: number }): readonly Scored[];
  /** Of each guide its best section, best first; `typed`: of each section how like what people type for it was said. */
  guides(
    weights: Weights,
    options: Pick<Told, 'forGuides' | 'learned'> & { readonly typed: Likes },
  ): readonly Scored[];
}

interface Scores {
  readonly library: Library;
  /** All sections, in reading order, and of each the number of its guide. */
  readonly all: readonly Section[];
  readonly guideAt: readonly number[];
  readonly guides: GuideScores;
  readonly placing: Placing;
  readonly nearest: Nearest;
  /** The same with the classes of trouble that are told. */
  readonly nearestInTrouble: Nearest;
}

const nothing: Compared = { at: [], less: new Float64Array() };

export function createRanking({
  library,
  all,
  guideAt,
  guides,
  placing,
  nearest,
  nearestInTrouble,
}: Scores): Ranking {
  const score = (weights: Weights, { coefficients, typed, told }: Reading): Float64Array => {
    const { isTrouble, symptoms = [], forGuides = weights } = told;
    const words = forSections(weights, told);
    const within = placing.score(words, isTrouble);
    const likes = likesOf(nearest, weights);
    const placed = symptoms.length > 0 ? likesOf(nearestInTrouble, words) : likes;
    for (const [section, like] of placed)
      within[section] = (within[section] ?? 0) + coefficients.placed * like;
    const { at, less } = told.learned?.sections ?? nothing;
    for (let i = 0; i < at.length; i++) {
      const section = at[i] ?? 0;
      within[section] = (within[section] ?? 0) + coefficients.learnedPlace * (less[i] ?? 0);
    }
    return spread(
      guides.score(forGuides, {
        coefficients,
        likes: typed ?? likes,
        asked: told.asked,
        learned: told.learned?.guides,
        isTyped: told.asked !== undefined && isTrouble,
      }),
      within,
      guideAt,
    );
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
    sections(weights, { top, ...told }) {
      if (weights.size === 0 && !told.learned) return [];
      const scores = score(weights, {
        coefficients: told.isTrouble && told.learned && weights.size > 1 ? tuning.trouble : tuning.query,
        told,
      });
      return toScored(scores, highest(scores, top)).slice(0, top);
    },
    guides(weights, { typed, ...told }) {
      const scores = score(weights, {
        coefficients: tuning.thread,
        typed,
        told: { isTrouble: true, ...told },
      });
      const best: number[] = [];
      for (const [i, guide] of guideAt.entries())
        if ((scores[i] ?? 0) > (scores[best[guide] ?? -1] ?? 0)) best[guide] = i;
      return toScored(
        scores,
        best.filter((i) => i !== undefined),
      );
    },
  };
}

/** What is the same as something that people type, or nearly, counts more. */
function likesOf(nearest: Nearest, weights: Weights): Likes {
  return new Map(
    [...nearest.like(weights)].map(([section, like]) => [section, like + same.worth * sameness(like)]),
  );
}

interface Reading {
  readonly coefficients: Coefficients;
  readonly typed?: Likes;
  readonly told: Told;
}

function forSections(weights: Weights, { symptoms = [], kinds }: Told): Weights {
  if (symptoms.length === 0 && !kinds?.size) return weights;
  const words = new Map(symptoms.map((symptom) => [symptom, asked.symptomWorth]));
  for (const [term, weight] of weights)
    words.set(term, kinds?.has(term) ? asked.kindInSection * weight : weight);
  return words;
}

/** The best section of a guide has the guide's score, the others less by how much less likely they are. */
function spread(guides: Float64Array, within: Float64Array, guideAt: readonly number[]): Float64Array {
  const most = new Float64Array(guides.length).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < within.length; i++) {
    const guide = guideAt[i] ?? 0;
    if ((within[i] ?? 0) > (most[guide] ?? 0)) most[guide] = within[i] ?? 0;
  }
  const scores = new Float64Array(within.length);
  for (let i = 0; i < within.length; i++) {
    const guide = guideAt[i] ?? 0;
    const whole = guides[guide] ?? 0;
    if (whole > 0) scores[i] = Math.max(0, whole - ((most[guide] ?? 0) - (within[i] ?? 0)) * perSection);
  }
  return scores;
}

const { perSection, same, asked } = tuning;

/** The numbers of all scores that may be among the first `top`, unsorted. */
function highest(scores: Float64Array, top: number): number[] {
  const least = top < scores.length ? leastOf(scores, top) : 0;
  const numbers: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score > 0 && score >= least) numbers.push(i);
  }
  return numbers;
}

/** The least of the `top` highest scores: few of the others come into question, so that no order is made of all. */
function leastOf(scores: Float64Array, top: number): number {
  const kept = new Float64Array(top); // ascending
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score <= (kept[0] ?? 0)) continue;
    let place = 0;
    for (; place + 1 < top && (kept[place + 1] ?? 0) < score; place++) kept[place] = kept[place + 1] ?? 0;
    kept[place] = score;
  }
  return kept[0] ?? 0;
}
