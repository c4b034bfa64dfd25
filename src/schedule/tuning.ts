import { quietMs } from '../notes/incident.ts';
import { hourMs } from '../time.ts';

/** The numbers that steer when a question is posted and what is told about it, in one place. */
export const tuning = {
  /** A pause that ends later than this has no end. */
  forGoodMs: 20 * 366 * 24 * hourMs,
  closesWithinMs: 72 * hourMs,
  /** Somebody may skip a few days one by one; more than this is no wish of anybody. */
  mostSkipped: 5,
  /** So many of the last posts are read where one of the latest is looked for. */
  fewPosts: 5,
  told: {
    /** So many posts in a row that hardly anybody answered are told. */
    quietPosts: 5,
    fewAnswers: 3,
    /** A bag that lasts for less than so many weeks is told. */
    weeksAhead: 2,
  },
  runner: {
    leaseMs: 60_000,
    sendWithinMs: 10_000,
    /** A slot that was missed for longer than this is skipped. */
    catchUpMs: 3 * hourMs,
    /** How long an open incident holds up a question. */
    holdMs: 2 * hourMs,
    heldRetryMs: 5 * 60_000,
    awayRetryMs: 60_000,
    quietMs,
  },
} as const;
