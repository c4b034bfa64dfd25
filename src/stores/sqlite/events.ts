import { createHash } from 'node:crypto';
import type { Epoch } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { eventMs } from '../shared/days.ts';
import type { Sql } from './sql.ts';

/** Old ones leave a few at a time, so that no claim waits for a great clean-up. */
const leavingAtOnce = 50;

export function createEvents(sql: Sql, now: () => Epoch): Pick<Store, 'claimEvent'> {
  return {
    async claimEvent(event) {
      // A hash, because a platform's event id may spell a member's.
      const name = createHash('sha256').update(event).digest().subarray(0, 16);
      const at = now();
      // Not worth waiting for the disk: what a power cut takes back is, at worst, answered once more.
      return sql.writeSoon(() => {
        sql.run(
          'DELETE FROM events WHERE event IN (SELECT event FROM events WHERE at <= ? LIMIT ?)',
          at - eventMs,
          leavingAtOnce,
        );
        sql.run('DELETE FROM events WHERE event = ? AND at <= ?', name, at - eventMs);
        return sql.run('INSERT OR IGNORE INTO events (event, at) VALUES (?, ?)', name, at) === 1;
      });
    },
  };
}
