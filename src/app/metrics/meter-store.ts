import type { Epoch } from '../../ids.ts';
import { slotTime } from '../../schedule/calendar.ts';
import type { Claim, Outcome } from '../../store/jobs.ts';
import { type Store, StoreAway } from '../../store/store.ts';
import type { Meters } from './meters.ts';

/** Their reader reports. */
const streams: ReadonlySet<keyof Store> = new Set(['facts', 'schedules', 'notes'] as const);

type Call = (...args: readonly unknown[]) => unknown;

/** The same store, with each failed call counted, and what becomes of every slot. */
export function meterStore(store: Store, meters: Meters): Store {
  const counted = new Map<string, Call>();
  const watched: Store = {
    ...store,
    async claimDue(atMost, leaseMs) {
      const claims = await store.claimDue(atMost, leaseMs);
      meters.slotsDue.inc(claims.filter(isNew).length);
      return claims;
    },
    async claimSlot(conversation, slot, leaseMs) {
      const claim = await store.claimSlot(conversation, slot, leaseMs);
      if (claim && isNew(claim)) meters.slotsDue.inc();
      return claim;
    },
    async settle(claim, outcome, next) {
      const isHeld = await store.settle(claim, outcome, next);
      if (isHeld && claim.job === 'post') countSlot(meters, claim, outcome);
      return isHeld;
    },
  };
  return new Proxy(watched, {
    get(target, name: keyof Store) {
      if (streams.has(name)) return target[name];
      const call = target[name] as Call | undefined; // the rest of the port is asynchronous calls
      if (typeof call !== 'function') return call;
      const known = counted.get(name) ?? countErrors(name, call, meters);
      counted.set(name, known);
      return known;
    },
  });
}

function countErrors(name: string, call: Call, { storeErrors, storeUp }: Meters): Call {
  return async (...args) => {
    try {
      const answer = await call(...args);
      storeUp.set(1);
      return answer;
    } catch (error) {
      const isAway = error instanceof StoreAway;
      if (isAway) storeUp.set(0);
      storeErrors.inc({ call: name, error: isAway ? 'away' : 'failed' });
      throw error;
    }
  };
}

/** Not one that comes back after a lease or a retry. */
function isNew({ job, post, dueAt, schedule, slot }: Claim): boolean {
  return job === 'post' && post === undefined && dueAt <= (slotTime(schedule, slot) ?? dueAt);
}

function countSlot(meters: Meters, claim: Claim, outcome: Outcome): void {
  if (outcome.kind === 'skipped') meters.slotsSkipped.inc({ why: outcome.why });
  if (outcome.kind !== 'posted') return;
  meters.slotsPosted.inc();
  meters.slotLag.observe(lateSeconds(claim, outcome.at));
}

function lateSeconds({ schedule, slot, dueAt }: Claim, at: Epoch): number {
  return Math.max(0, at - (slotTime(schedule, slot) ?? dueAt)) / 1000;
}
