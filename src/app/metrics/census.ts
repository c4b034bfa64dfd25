import type { Epoch } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { ScheduleFact } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import type { Meters } from './meters.ts';

const states = ['active', 'paused', 'suspended', 'idle'] as const;

export interface Census {
  /** Counts once. Rejects where the store is away. */
  count(): Promise<void>;
  stop(): void;
}

/** Counts the schedules each minute: not at each scrape, which may come every second. */
export function startCensus(parts: {
  readonly store: Store;
  readonly meters: Meters;
  readonly log: Log;
  readonly everyMs?: number;
}): Census {
  const { store, meters, log, everyMs = 60_000 } = parts;
  let isCounting = false;

  async function count(): Promise<void> {
    const now = await store.now();
    const counts = new Map<string, number>(states.map((state) => [state, 0]));
    let oldest = now;
    for await (const fact of store.schedules()) {
      const state = stateOf(fact);
      counts.set(state, (counts.get(state) ?? 0) + 1);
      if (fact.next) oldest = Math.min(oldest, fact.next.at);
    }
    for (const [state, number] of counts) meters.schedules.set({ state }, number);
    meters.overdue.set(secondsBetween(oldest, now));
  }

  async function countOnce(): Promise<void> {
    if (isCounting) return;
    isCounting = true;
    await count()
      .catch((error: unknown) => log.debug({ err: error }, 'schedules could not be counted'))
      .finally(() => {
        isCounting = false;
      });
  }

  const timer = setInterval(() => void countOnce(), everyMs).unref();
  void countOnce();
  return { count, stop: () => clearInterval(timer) };
}

function stateOf({ schedule, next }: ScheduleFact): (typeof states)[number] {
  if (schedule.suspended) return 'suspended';
  if (next) return 'active';
  return schedule.pausedUntil === undefined ? 'idle' : 'paused';
}

function secondsBetween(from: Epoch, until: Epoch): number {
  return Math.max(0, until - from) / 1000;
}
