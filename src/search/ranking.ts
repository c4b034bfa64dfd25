import type { Library, Section } from '../library/model.ts';
import type { GuideScores } from './guide-scores.ts';
import type { Weights } from './index.ts';
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

export interface Ranking {
  /** Best first; within equal scores in reading order. In trouble the sections that act come first within their guide. */
  sections(
    weights: Weights,
    options: { readonly top: number; readonly isTrouble: boolean; readonly asked: readonly Meaning[] },
  ): readonly Scored[];
  /** Of each guide its best section, best first; `typed`: of each section how like what people type for it was said. */
  guides(weights: Weights, typed: Likes): readonly Scored[];
}

interface Scores {
  readonly library: Library;
  /** All sections, in reading order, and of each the number of its guide. */
  readonly all: readonly Section[];
  readonly guideAt: readonly number[];
  readonly guides: GuideScores;
  readonly placing: Placing;
  readonly nearest: Nearest;
}

export function createRanking({ library, all, guideAt, guides, placing, nearest }: Scores): Ranking {
  const score = (
    weights: Weights,
    {
      coefficients,
      isTrouble,
      typed,
      asked,
    }: {
      readonly coefficients: Coefficients;
      readonly isTrouble: boolean;
      readonly typed?: Likes;
      readonly asked?: readonly Meaning[];
    },
  ): Float64Array => {
    const within = placing.score(weights, isTrouble);
    const likes = new Map(
      [...nearest.like(weights)].map(([section, like]) => [section, like + same.worth * sameness(like)]),
    );
    for (const [section, like] of likes)
      within[section] = (within[section] ?? 0) + coefficients.placed * like;
    return spread(guides.score(weights, { coefficients, likes: typed ?? likes, asked }), within, guideAt);
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
    sections(weights, { top, isTrouble, asked }) {
      if (weights.size === 0) return [];
      const scores = score(weights, { coefficients: tuning.query, isTrouble, asked });
      return toScored(scores, highest(scores, top)).slice(0, top);
    },
    guides(weights, typed) {
      const scores = score(weights, { coefficients: tuning.thread, isTrouble: true, typed });
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

const { perSection, same } = tuning;

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
