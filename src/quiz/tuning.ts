import { dayMs } from '../time.ts';

/** The numbers that steer what is asked and what is told of it, in one place. */
export const tuning = {
  /** A missed question can be mended until so many more are posted. */
  gracePosts: 3,
  /** A question whose next review is further away than this has been learned. */
  retiredAfterDays: 120,
  /** Fewer people than this show neither a share nor a name. */
  enoughForBoard: 5,
  /** Guides whose last posts were answered right too seldom. */
  weak: { lastPosts: 60, enoughAnswers: 5, weakBelow: 0.6 },
  fromIncident: {
    /** Long enough that remembering it takes an effort. */
    afterMs: 14 * dayMs,
    /** Later than this it is no recent incident. */
    recentMs: 56 * dayMs,
  },
  chosen: {
    /** How many posts a channel starts with that are not hard. */
    easyPosts: 5,
    /** A weak topic comes up sooner; each question is still asked once a bag. */
    shakyWeight: 1.5,
  },
  progress: {
    /** Fewer tries than this say nothing about a topic. */
    enoughTries: 4,
    /** Only the last ones count, so that what was learned shows. */
    lastTries: 10,
    shakyBelow: 0.6,
    solidFrom: 0.8,
  },
  judged: {
    /** Gaps show from so many people up; of fewer a share would be somebody's result. */
    enoughToJudge: 5,
    /** That all were wrong is the result of each of them. */
    enoughAllWrong: 10,
  },
} as const;
