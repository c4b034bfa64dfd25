import type { ConversationId, MemberId } from '../ids.ts';
import type { Claim } from '../store/jobs.ts';
import type { PostState } from '../store/posts.ts';
import { createClaims } from './claims.ts';
import { closePost } from './close.ts';
import type { Context, Job, Limits } from './context.ts';
import { createCounts } from './counts.ts';
import { createFaults } from './fault.ts';
import { fillSlot } from './fill.ts';
import { createInHand } from './in-hand.ts';
import { createPace, type PaceOptions } from './pace.ts';
import { type PostedNow, postNow } from './post-now.ts';
import { tuning } from './tuning.ts';

export interface RunnerOptions
  extends Partial<Limits>,
    Pick<Context, 'store' | 'platform' | 'library' | 'log' | 'mintPost' | 'draw' | 'timers'> {
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

/** Fills due slots and closes due posts, on any number of replicas next to it. */
export function createRunner(options: RunnerOptions): Runner {
  const { timers, everyMs = 3_000, atOnce = 16 } = options;
  const context: Context = {
    ...options,
    pace: createPace(options.pace ?? { lane: ({ team }) => team, everyMs: 200 }, timers),
    faults: createFaults(options),
    limits: limitsOf(options),
  };
  const counts = createCounts(context, timers, options.countEveryMs ?? 30_000);
  const inHand = createInHand({ timers, limits: context.limits, run: (job) => run(context, job) });
  const claims = createClaims(context, inHand, atOnce);
  let isStopped = false;
  let tick: unknown;

  async function sweep(): Promise<void> {
    let before: number;
    do {
      before = claims.count();
      await claims.due();
      await inHand.all();
    } while (claims.count() > before && !isStopped);
  }

  function plan(): void {
    void claims.due().then(() => {
      if (!isStopped) tick = timers.set(plan, everyMs);
    });
  }

  return {
    start: plan,
    sweep,
    postNow: (conversation, by) => postNow(context, { conversation, by }, claims.slot),
    countChanged: counts.changed,
    async stop() {
      isStopped = true;
      timers.clear(tick);
      counts.stop();
      await claims.stop();
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
  const given = Object.entries(options).filter(
    ([name, value]) => name in tuning.runner && value !== undefined,
  );
  return { ...tuning.runner, ...Object.fromEntries(given) };
}
