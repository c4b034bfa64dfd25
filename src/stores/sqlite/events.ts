import { hash } from 'node:crypto';
import type { Epoch } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { eventMs } from '../shared/days.ts';
import type { Sql } from './sql.ts';

/** Old ones leave a few at a time, so that no claim waits for a great clean-up. */
const leavingAtOnce = 50;
const leavingEveryMs = 1000;

interface Waiting {
  readonly name: Buffer;
  readonly resolve: (isTaken: boolean) => void;
  readonly reject: (error: unknown) => void;
}

export interface Events extends Pick<Store, 'claimEvent'> {
  /** What still waits, now. */
  flush(): void;
}

/**
 * `soon`: a connection of its own, whose writes survive the process and not a power cut. Not worth waiting for the disk:
 * what a power cut takes back is, at worst, answered once more. What is claimed in one turn of the event loop shares a write.
 */
export function createEvents(soon: Sql, now: () => Epoch): Events {
  let cleanAt = 0;
  let waiting: Waiting[] = [];

  function clean(at: Epoch): void {
    if (at < cleanAt) return;
    const left = soon.run(
      'DELETE FROM events WHERE event IN (SELECT event FROM events WHERE at <= ? LIMIT ?)',
      at - eventMs,
      leavingAtOnce,
    );
    cleanAt = left < leavingAtOnce ? at + leavingEveryMs : 0;
  }

  function takeAll(asked: readonly Waiting[]): readonly boolean[] {
    const at = now();
    clean(at);
    return asked.map(({ name }) => take(name, at));
  }

  function take(name: Buffer, at: Epoch): boolean {
    const taken = soon.run(
      `INSERT INTO events (event, at) VALUES (?, ?)
       ON CONFLICT (event) DO UPDATE SET at = excluded.at WHERE events.at <= ?`,
      name,
      at,
      at - eventMs,
    );
    return taken === 1;
  }

  /** One statement is a write of its own: beginning and ending one costs more than all of this. */
  function takeOne(asked: readonly Waiting[]): readonly boolean[] {
    soon.isThere();
    return takeAll(asked);
  }

  function flush(): void {
    const asked = waiting;
    waiting = [];
    if (asked.length === 0) return;
    try {
      const taken = asked.length === 1 ? takeOne(asked) : soon.write(() => takeAll(asked));
      for (const [i, { resolve }] of asked.entries()) resolve(taken[i] === true);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  return {
    claimEvent: (event) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        // A hash, because a platform's event id may spell a member's.
        waiting.push({ name: hash('sha256', event, 'buffer').subarray(0, 16), resolve, reject });
      }),
    flush,
  };
}
