import { likeliest } from '../incident/class-model.ts';
import type { Library } from '../library/model.ts';
import { remember } from '../remember.ts';
import { isAffected } from './components.ts';
import { isBrief as isBriefGuide } from './described.ts';
import { highestOfEach, type Index, type Weights } from './index.ts';
import type { Compared } from './learned.ts';
import type { Meaning } from './meanings.ts';
import { type Likes, sameness } from './nearest.ts';
import { type Pages, softplus } from './pages.ts';
import type { Phrases } from './phrases.ts';
import { type Coefficients, tuning } from './tuning.ts';
import type { Votes } from './votes.ts';

/** What terms are worth: those that describe a guide, and all. */
export interface Clues {
  readonly named: number;
  readonly all: number;
}

export interface GuideScores {
  /** Of every guide, by its number. `likes`: of each section how like what people type for it was said, 0 to 1. */
  score(weights: Weights, given: Given): Float64Array;
  clues(weights: Weights, guide: number): Clues;
}

export interface Given {
  readonly coefficients: Coefficients;
  readonly likes: Likes;
  /** What was asked, by which a team's own pages are scored; undefined: a thread is read. */
  readonly asked: readonly Meaning[] | undefined;
  /** Of guides how much less likely than the likeliest they are, to what was learned. */
  readonly learned: Compared | undefined;
  /** Trouble is asked about as it is typed. */
  readonly isTyped: boolean;
}

const mostBest = 3;

interface Evidence {
  readonly library: Library;
  /** Of each section the number of its guide. */
  readonly guideAt: readonly number[];
  readonly index: Index;
  readonly votes: Votes;
  /** The same, of what people type for a guide besides: trouble is asked about as that is, and neither questions nor threads are put so. */
  readonly typedVotes: Votes;
  readonly phrases: Phrases;
  /** undefined: texts of one section each are told apart by their words alone. */
  readonly pages: Pages | undefined;
}

/** What speaks for each guide, added up. */
export function createGuideScores({
  library,
  guideAt,
  index,
  votes,
  typedVotes,
  phrases,
  pages,
}: Evidence): GuideScores {
  const isBrief = library.guides.map(isBriefGuide);
  const isOwn = library.guides.map(({ own }) => own !== undefined);
  // The other sections of a guide speak for this one: none where the section is the whole guide. A team's own pages are of any
  // length, and a short one that tells of it is no worse than a long one: as many sections as it has are its best.
  const beside = library.guides.map(({ sections }, i) =>
    isOwn[i] ? mostBest / Math.min(mostBest, sections.length) : 1 - 1 / Math.max(1, sections.length),
  );
  const worth = (term: string): number => (isAffected(term) ? 0 : index.idf(term));
  // Asked for twice of one query: to rank, and to tell whether anything fits.
  const told = remember((weights: Weights) => {
    const own = index.score(weights);
    return {
      bestThree: meansOfBest(own, guideAt, library.guides.length),
      most: highestOfEach(own, guideAt, library.guides.length),
      heard: phrases.heard(weights),
      all: [...weights].reduce((sum, [term, weight]) => sum + weight * worth(term), 0),
    };
  });
  return {
    score(weights, { coefficients, likes, asked, learned, isTyped }) {
      const { bestThree, most, heard, all } = told(weights);
      const voting = isTyped ? typedVotes : votes;
      const named = voting.named(weights, worth);
      const typed = likestOfEach(likes, guideAt, library.guides.length);
      const likest = highestOf(typed);
      const strongest = highestOf(most) || 1;
      // A team's own page does not say what people type for it: it is meant as well, where it tells of it as well as the best does.
      const likeOf = (i: number): number =>
        isOwn[i] ? likest * sameness((most[i] ?? 0) / strongest) : (typed[i] ?? 0);
      const scores = voting.score(weights).map((vote, i) => {
        const general = library.guides[i]?.isGeneral ? coefficients.general : 0;
        const sections =
          coefficients.section * (most[i] ?? 0) + coefficients.guide * (beside[i] ?? 0) * (bestThree[i] ?? 0);
        const described = coefficients.vote * vote + (coefficients.named * (named[i] ?? 0)) / (all || 1);
        return described + sections + coefficients.typed * likeOf(i) + general;
      });
      for (const { guide, worth, isAll } of heard) {
        const whole = isAll ? coefficients.whole : 0;
        scores[guide] = (scores[guide] ?? 0) + coefficients.phrase * worth + whole;
      }
      const brief = asked && pages?.score(asked);
      const less = new Float64Array(scores.length);
      for (const [i, guide] of (learned?.at ?? []).entries())
        less[guide] = coefficients.learned * (learned?.less[i] ?? 0);
      const best =
        less[likeliest(scores.map((score, i) => (isOwn[i] ? -Infinity : score + (less[i] ?? 0))))] ?? 0;
      return scores.map((score, i) => {
        if (brief && isBrief[i]) return brief[i] ?? 0;
        if (!isOwn[i])
          return learned && (score > 0 || (less[i] ?? 0) > tuning.learned.unlikely)
            ? softplus(score + (less[i] ?? 0)) // what is unlikely is not left out
            : score;
        // Nothing was learned of it: it is no less likely than the best of ours.
        return score > 0 ? Math.max(Number.EPSILON, score + best + tuning.own) : score;
      });
    },
    clues(weights, guide) {
      return { named: typedVotes.named(weights, worth)[guide] ?? 0, all: told(weights).all };
    },
  };
}

/** Of each guide the highest likeness of its sections: few are like what was said. */
function likestOfEach(likes: Likes, guideAt: readonly number[], guides: number): Float64Array {
  const most = new Float64Array(guides);
  for (const [section, like] of likes) {
    const guide = guideAt[section] ?? 0;
    most[guide] = Math.max(most[guide] ?? 0, like);
  }
  return most;
}

function highestOf(scores: Float64Array): number {
  return scores.reduce((most, score) => Math.max(most, score), 0);
}

/** Of each guide the mean of its three best sections: what is said in several places is what the guide is about. */
function meansOfBest(own: Float64Array, guideAt: readonly number[], guides: number): Float64Array {
  const best = new Float64Array(guides * mostBest); // of each guide three, the highest first
  for (let section = 0; section < own.length; section++) {
    let score = own[section] ?? 0;
    if (score <= 0) continue;
    const first = (guideAt[section] ?? 0) * mostBest;
    for (let place = first; place < first + mostBest; place++) {
      const before = best[place] ?? 0;
      if (score <= before) continue;
      best[place] = score;
      score = before;
    }
  }
  return Float64Array.from({ length: guides }, (_, guide) => {
    const first = guide * mostBest;
    return ((best[first] ?? 0) + (best[first + 1] ?? 0) + (best[first + 2] ?? 0)) / mostBest;
  });
}
