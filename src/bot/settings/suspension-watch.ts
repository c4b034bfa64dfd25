import type { ConversationId, EventId, TeamId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { Platform } from '../../platform.ts';
import { within } from '../../schedule/context.ts';
import type { Timers } from '../../schedule/timers.ts';
import { tellAdmins } from '../../schedule/told.ts';
import { isSuspended } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import { dayMs } from '../../time.ts';
import { lookAgain } from './save.ts';
import { upcoming } from './slots.ts';
import { backCard } from './welcome-card.ts';

export interface SuspensionWatch {
  /** Looks at once, then each day. */
  start(): void;
  /** Looks again at each suspended schedule. Never rejects. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

interface Dependencies {
  readonly store: Store;
  readonly platform: Platform;
  readonly log: Log;
  readonly timers: Timers;
}

/** A platform that does not tell is busy or away: it is asked again, a few times, and then on the next day. */
const restMs = 60_000;
const mostRests = 5;

/** A schedule goes on on its own where the platform takes posts again, whoever suspended it, and its admins hear of it. */
export function createSuspensionWatch({ store, platform, log, timers }: Dependencies): SuspensionWatch {
  const stopped = new AbortController();
  let tick: unknown;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const givenUp = new Set<TeamId>();
    try {
      for await (const { schedule } of store.schedules()) {
        if (stopped.signal.aborted) return;
        const { team, conversation } = schedule.place;
        if (!isSuspended(schedule) || givenUp.has(team)) continue;
        if (!(await tryToTell(conversation))) givenUp.add(team);
      }
    } catch (error) {
      log.warn({ err: error }, 'suspended schedules were not looked at again');
    }
  }

  async function tryToTell(conversation: ConversationId): Promise<boolean> {
    for (let rests = 0; ; rests++) {
      const isTold = await lookAt(conversation);
      if (isTold || rests === mostRests || stopped.signal.aborted) return isTold;
      await within(stopped.signal, () => new Promise<void>((resolve) => timers.set(resolve, restMs)));
    }
  }

  /** Whether the platform could tell. */
  async function lookAt(conversation: ConversationId): Promise<boolean> {
    const before = await store.schedule(conversation);
    if (!before?.suspended) return true;
    const { schedule, may } = await lookAgain({ store, platform }, before);
    if (schedule.suspended) return may.kind !== 'cannot tell';
    log.info({ conversation }, 'a suspended schedule goes on');
    const told = `resumed:${conversation}:${before.suspended.since}` as EventId; // minted here
    if (!(await store.claimEvent(told))) return true;
    const [next] = await upcoming({ store }, schedule, 1);
    await tellAdmins({ store, platform }, schedule.place, backCard(conversation, next));
    return true;
  }

  function plan(): void {
    looking = look().then(() => {
      if (!stopped.signal.aborted) tick = timers.set(plan, dayMs);
    });
  }

  return {
    start: plan,
    look,
    async stop() {
      stopped.abort();
      timers.clear(tick);
      await looking;
    },
  };
}
