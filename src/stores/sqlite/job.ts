import type { Epoch, Slot } from '../../ids.ts';
import type { Claim } from '../../store/jobs.ts';
import type { Names } from './names.ts';
import { asNumber, asText, type Row, type Sql } from './sql.ts';

/** A row of `jobs`: a slot to be filled, or a post to be closed. */
export interface Job {
  readonly conversation: number;
  readonly job: Claim['job'];
  readonly slot: Slot;
  readonly dueAt: Epoch;
  readonly heldUntil: Epoch;
  readonly leaseMs: number;
  readonly version: number;
  readonly movesOn: boolean;
}

/** The job, if the claim holds it still. */
export function heldJob(sql: Sql, names: Names, claim: Claim): Job | undefined {
  const conversation = names.conversation(claim.schedule.place.conversation);
  if (conversation === undefined) return undefined;
  const row = sql.get(
    'SELECT * FROM jobs WHERE conversation = ? AND job = ? AND slot = ? AND fence = ?',
    conversation,
    claim.job,
    claim.slot,
    claim.fence,
  );
  return row && toJob(row);
}

/** Its primary key. */
export function nameOf(job: Job): readonly [number, string, string] {
  return [job.conversation, job.job, job.slot];
}

export function toJob(row: Row): Job {
  return {
    conversation: asNumber(row.conversation),
    job: asText(row.job) === 'close' ? 'close' : 'post',
    slot: asText(row.slot) as Slot, // as it was stored
    dueAt: asNumber(row.due_at),
    heldUntil: asNumber(row.held_until),
    leaseMs: asNumber(row.lease_ms),
    version: asNumber(row.version),
    movesOn: asNumber(row.moves_on) === 1,
  };
}
