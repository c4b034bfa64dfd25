import type { ConversationId, MemberId, PostId } from '../ids.ts';
import type { Library } from '../library/model.ts';
import type { Log } from '../log.ts';
import type { Platform } from '../platform.ts';
import type { Claim } from '../store/jobs.ts';
import type { PostState } from '../store/posts.ts';
import type { Store } from '../store/store.ts';
import { closePost } from './close.ts';
import type { Context, Draw, Job, Limits } from './context.ts';
import { createCounts } from './counts.ts';
import { createFaults } from './fault.ts';
import { fillSlot } from './fill.ts';
import { createInHand } from './in-hand.ts';
import { createPace, type PaceOptions } from './pace.ts';
import { type PostedNow, postNow } from './post-now.ts';
import type { Timers } from './timers.ts';

export interface RunnerOptions extends Partial<Limits> {
  readonly store: Store;
  readonly platform: Platform;
  readonly library: () => Library;
  readonly log: Log;
  readonly mintPost: () => PostId;
  readonly draw: Draw;
  readonly timers: Timers;
  readonly pace?: PaceOptions;
  /** How often it looks for what is due. */
  readonly everyMs?: number;
  /** Jobs in hand at the same time: what bounds the memory when thousands are due. */
  readonly atOnce?: number;
  /** How often the count on a card changes at most. */
  readonly countEveryMs?: number;
}

export interface Runner {
  start(): void;
  /** Does all that is due, and what comes due meanwhile. Never rejects. */
  sweep(): Promise<void>;
  postNow(conversation: ConversationId, by: MemberId): Promise<PostedNow>;
  /** The card of a post is drawn again, at a polite pace. */
  countChanged(post: Pick<PostState, 'id' | 'place'>): void;
  /** Claims nothing more and waits for what is in hand, `sendWithinMs` at most. */
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

/** Fills due slots and closes due posts, on any number of replicas beside it. */
export function createRunner(options: RunnerOptions): Runner {
  const { store, log, timers, everyMs = 3_000, atOnce = 16 } = options;
  const context: Context = {
    ...options,
    pace: createPace(options.pace ?? { lane: ({ team }) => team, everyMs: 200 }, timers),
    faults: createFaults(options),
    limits: limitsOf(options),
  };
  const { leaseMs } = context.limits;
  const counts = createCounts(context, timers, options.countEveryMs ?? 30_000);
  const inHand = createInHand({ timers, limits: context.limits, run: (job) => run(context, job) });
  let isStopped = false;
  let isAway = false;
  let tick: unknown;
  let claiming: Promise<void> | undefined;
  let isAskedAgain = false;
  let claimed = 0;

  /** A few at a time, the longest due first. */
  async function claimSome(): Promise<number> {
    const count = await inHand.claim(() => store.claimDue(Math.max(0, atOnce - inHand.count()), leaseMs));
    claimed += count;
    return count;
  }

  /** Ahead of all else that is due: whoever pressed waits for no other conversation. */
  async function fillNow(conversation: ConversationId, slot: string): Promise<void> {
    if (isStopped) return;
    await inHand.claim(async () => {
      const claim = await store.claimSlot(conversation, slot, leaseMs);
      return claim ? [claim] : [];
    });
    await inHand.slot(conversation, slot);
  }

  async function claimAll(): Promise<void> {
    try {
      while (!isStopped) {
        if (inHand.count() > atOnce / 2) await inHand.one();
        else if ((await claimSome()) === 0 && !takeAskedAgain()) break;
        isAway = false;
      }
    } catch (error) {
      if (!isAway) log.warn({ err: error }, 'due jobs cannot be claimed, the store is away');
      isAway = true;
    } finally {
      claiming = undefined; // at once: who asks from now on starts another loop
    }
  }

  function takeAskedAgain(): boolean {
    const isAsked = isAskedAgain;
    isAskedAgain = false;
    return isAsked;
  }

  /** One loop claims at a time; whoever asks meanwhile is served by another round of it. */
  function claim(): Promise<void> {
    if (isStopped) return Promise.resolve();
    if (claiming) isAskedAgain = true;
    claiming ??= claimAll();
    return claiming;
  }

  async function sweep(): Promise<void> {
    let before: number;
    do {
      before = claimed;
      await claim();
      await inHand.all();
    } while (claimed > before && !isStopped);
  }

  function plan(): void {
    void claim().then(() => {
      if (!isStopped) tick = timers.set(plan, everyMs);
    });
  }

  return {
    start: plan,
    sweep,
    postNow: (conversation, by) => postNow(context, { conversation, by }, fillNow),
    countChanged: counts.changed,
    async stop() {
      isStopped = true;
      timers.clear(tick);
      counts.stop();
      await claiming;
      await inHand.all();
    },
  };
}

const kinds: Readonly<Record<Claim['job'], (context: Context, job: Job) => Promise<void>>> = {
  post: fillSlot,
  close: closePost,
};

/** What fails is left to its lease: it comes due again, and no other conversation waits for it. */
async function run(context: Context, job: Job): Promise<void> {
  const { schedule, slot } = job.claim;
  try {
    await kinds[job.claim.job](context, job);
  } catch (error) {
    const { conversation } = schedule.place;
    context.log.error({ err: error, conversation, slot, job: job.claim.job }, 'a due job failed');
  }
}

function limitsOf(options: Partial<Limits>): Limits {
  const { leaseMs, sendWithinMs, catchUpMs, holdMs, heldRetryMs, awayRetryMs, quietMs } = options;
  return {
    leaseMs: leaseMs ?? 60_000,
    sendWithinMs: sendWithinMs ?? 10_000,
    catchUpMs: catchUpMs ?? 3 * hourMs,
    holdMs: holdMs ?? 2 * hourMs,
    heldRetryMs: heldRetryMs ?? 5 * 60_000,
    awayRetryMs: awayRetryMs ?? 60_000,
    quietMs: quietMs ?? 4 * hourMs,
  };
}
