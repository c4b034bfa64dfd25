import type { ConversationId, Slot } from '../ids.ts';
import type { Claim } from '../store/jobs.ts';
import type { Job, Limits } from './context.ts';
import type { Timers } from './timers.ts';

/** The claims of this replica that are being worked on. */
export interface InHand {
  count(): number;
  /** Takes up what it is given; how many. */
  claim(ask: () => Promise<readonly Claim[]>): Promise<number>;
  /** Until one of them is done. */
  one(): Promise<void>;
  /** Until all of them are done, and what is being claimed too. */
  all(): Promise<void>;
  /** Until a slot is not in hand here, whoever claimed it. */
  slot(conversation: ConversationId, slot: Slot): Promise<void>;
}

export function createInHand(parts: {
  readonly timers: Timers;
  readonly limits: Pick<Limits, 'sendWithinMs'>;
  /** Never rejects. */
  readonly run: (job: Job) => Promise<void>;
}): InHand {
  const { timers } = parts;
  const { sendWithinMs } = parts.limits;
  const jobs = new Map<Promise<void>, Claim>();
  const asking = new Set<Promise<number>>();

  /**
   * The clock of the send starts before the claim is asked for: what is sent is abandoned 10 s after it, and nobody
   * else may hold the claim before 60 s. So each slot is posted once, whatever dies when, as long as no request lands
   * more than 50 s after it was abandoned.
   */
  async function claim(ask: () => Promise<readonly Claim[]>): Promise<number> {
    const deadlines: AbortController[] = [];
    const endsAt = timers.now() + sendWithinMs;
    const timer = timers.set(() => {
      for (const deadline of deadlines) deadline.abort();
    }, sendWithinMs);
    const claims = await ask().catch((error: unknown) => {
      timers.clear(timer);
      throw error;
    });
    const taken = claims.map((one) => {
      // Each its own: many that listen to one signal look like a leak to Node.
      const deadline = new AbortController();
      if (timers.now() >= endsAt) deadline.abort();
      deadlines.push(deadline);
      return take({ claim: one, signal: deadline.signal, endsAt });
    });
    void Promise.all(taken).then(() => timers.clear(timer));
    return claims.length;
  }

  function take(job: Job): Promise<void> {
    const done: Promise<void> = parts.run(job).finally(() => jobs.delete(done));
    jobs.set(done, job.claim);
    return done;
  }

  return {
    count: () => jobs.size,
    async claim(ask) {
      const asked = claim(ask);
      asking.add(asked);
      return asked.finally(() => asking.delete(asked));
    },
    one: () => Promise.race(jobs.keys()),
    async all() {
      await Promise.allSettled(asking);
      await Promise.all(jobs.keys());
    },
    async slot(conversation, slot) {
      const same = ({ job, slot: one, schedule }: Claim): boolean =>
        job === 'post' && one === slot && schedule.place.conversation === conversation;
      await Promise.all([...jobs].flatMap(([done, held]) => (same(held) ? [done] : [])));
    },
  };
}
