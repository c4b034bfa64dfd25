import type { ConversationId, Slot } from '../ids.ts';
import type { Context } from './context.ts';
import type { InHand } from './in-hand.ts';

/** What takes jobs in hand. */
export interface Claims {
  /** All that is due, a few at a time, the longest due first. Never rejects: with the store away, what is due stays due. */
  due(): Promise<void>;
  /** Ahead of all else that is due: whoever pressed waits for no other conversation. */
  slot(conversation: ConversationId, slot: Slot): Promise<void>;
  /** How many jobs were due and claimed so far. */
  count(): number;
  /** Claims nothing more. */
  stop(): Promise<void>;
}

export function createClaims({ store, log, limits }: Context, inHand: InHand, atOnce: number): Claims {
  const { leaseMs } = limits;
  let isStopped = false;
  let isAway = false;
  let claiming: Promise<void> | undefined;
  let isAskedAgain = false;
  let claimed = 0;

  async function claimSome(): Promise<number> {
    const count = await inHand.claim(() => store.claimDue(Math.max(0, atOnce - inHand.count()), leaseMs));
    claimed += count;
    return count;
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

  return {
    /** One loop claims at a time; whoever asks meanwhile is served by another round of it. */
    due() {
      if (isStopped) return Promise.resolve();
      if (claiming) isAskedAgain = true;
      claiming ??= claimAll();
      return claiming;
    },
    async slot(conversation, slot) {
      if (isStopped) return;
      await inHand.claim(async () => {
        const claim = await store.claimSlot(conversation, slot, leaseMs);
        return claim ? [claim] : [];
      });
      await inHand.slot(conversation, slot);
    },
    count: () => claimed,
    async stop() {
      isStopped = true;
      await claiming;
    },
  };
}
