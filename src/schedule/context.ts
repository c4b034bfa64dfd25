import type { Card } from '../card/card.ts';
import type { ConversationId, Place, PostId } from '../ids.ts';
import type { Library } from '../library/model.ts';
import type { Log } from '../log.ts';
import type { Fault } from '../notes/fault.ts';
import type { Month } from '../notes/month.ts';
import type { Hurdle, MayPost, Platform } from '../platform.ts';
import type { Claim } from '../store/jobs.ts';
import type { PostState } from '../store/posts.ts';
import type { Suspended } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Faults } from './fault.ts';
import type { Pace } from './pace.ts';
import type { Timers } from './timers.ts';

/** Every card that the schedule says, drawn by the bot. */
export interface Draw {
  /** `days`: the weekdays on which questions come. */
  open(post: PostState, last: PostState | undefined, days: readonly number[]): Card;
  /** The reveal; of a void post, that it was withdrawn. */
  closed(post: PostState): Card;
  suspended(schedule: Suspended, may: MayPost): Card;
  turnedDown(): Card;
  /** A whole workspace refuses what the bot does; then, that it does no more. */
  refused(fault: Fault): Card;
  mended(fault: Fault): Card;
  /** What the thread of a question is called; and that it could not be opened. */
  threadName(post: Pick<PostState, 'question'>): string;
  noThread(conversation: ConversationId, hurdle: Hurdle): Card;
  /** `left`: questions before one repeats. */
  lowBag(conversation: ConversationId, left: number): Card;
  month(conversation: ConversationId, month: Month): Card;
}

export interface Limits {
  readonly leaseMs: number;
  /** From the claim to the moment when its request is abandoned. */
  readonly sendWithinMs: number;
  /** A slot missed for longer is skipped. */
  readonly catchUpMs: number;
  /** How long a question waits for an incident to end, how often it looks, and when silence ends one. */
  readonly holdMs: number;
  readonly heldRetryMs: number;
  /** How often a slot is tried again that a platform cannot take or tell of. */
  readonly awayRetryMs: number;
  readonly quietMs: number;
}

/** What every job of the runner is given. */
export interface Context {
  readonly store: Store;
  readonly platform: Platform;
  readonly library: () => Library;
  readonly log: Log;
  readonly mintPost: () => PostId;
  readonly draw: Draw;
  readonly pace: Pace;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly limits: Limits;
}

/** A claim in hand, until `signal` says that its time is over. */
export interface Job {
  readonly claim: Claim;
  readonly signal: AbortSignal;
  /** By the timers' clock: the same moment, for a process that stood still and has not heard its signal yet. */
  readonly endsAt: number;
}

export function placeOf({ schedule }: Claim): Place {
  return schedule.place;
}

/** What the promise gives, or `late` as soon as the signal aborts: a hanging platform holds nobody up. */
export async function within<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T | 'late'> {
  if (signal.aborted) return 'late';
  let onAbort: (() => void) | undefined;
  const late = new Promise<'late'>((resolve) => {
    onAbort = () => resolve('late');
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
