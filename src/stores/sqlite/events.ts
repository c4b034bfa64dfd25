import { createHash } from 'node:crypto';
import type { Epoch } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { eventMs } from '../shared/days.ts';
import type { Sql } from './sql.ts';

/** Old ones leave a few at a time, so that no claim waits for a great clean-up. */
const leavingAtOnce = 50;
const leavingEveryMs = 1000;

/**
 * `soon`: a connection of its own, whose writes survive the process and not a power cut. Not worth waiting for the disk:
 * what a power cut takes back is, at worst, answered once more.
 */
export function createEvents(soon: Sql, now: () => Epoch): Pick<Store, 'claimEvent'> {
  let cleanAt = 0;

  function clean(at: Epoch): void {
    if (at < cleanAt) return;
    const left = soon.run(
      'DELETE FROM events WHERE event IN (SELECT event FROM events WHERE at <= ? LIMIT ?)',
      at - eventMs,
      leavingAtOnce,
    );
    cleanAt = left < leavingAtOnce ? at + leavingEveryMs : 0;
  }

  return {
    async claimEvent(event) {
      // A hash, because a platform's event id may spell a member's.
      const name = createHash('sha256').update(event).digest().subarray(0, 16);
      const at = now();
      clean(at);
      soon.isThere();
      // One statement is a write of its own: beginning and ending one costs more than all of this.
      const taken = soon.run(
        `INSERT INTO events (event, at) VALUES (?, ?)
         ON CONFLICT (event) DO UPDATE SET at = excluded.at WHERE events.at <= ?`,
        name,
        at,
        at - eventMs,
      );
      return taken === 1;
    },
  };
}
