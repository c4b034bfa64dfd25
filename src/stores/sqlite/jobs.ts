import type { Epoch } from '../../ids.ts';
import type { Claim } from '../../store/jobs.ts';
import type { Store } from '../../store/store.ts';
import { parseSchedule } from '../shared/schedules.ts';
import { heldJob, type Job, nameOf, toJob } from './job.ts';
import type { Names } from './names.ts';
import type { Posts } from './posts.ts';
import { asNumber, asText, type Sql } from './sql.ts';

interface Dependencies {
  readonly sql: Sql;
  readonly names: Names;
  readonly posts: Posts;
  readonly now: () => Epoch;
}

export function createJobs({
  sql,
  names,
  posts,
  now,
}: Dependencies): Pick<Store, 'claimDue' | 'claimSlot' | 'plan'> {
  return {
    async claimDue(atMost, leaseMs) {
      const at = now();
      if (!isAnyDue(sql, at)) return [];
      return sql.write(() => {
        sql.run('UPDATE jobs SET held_until = 0 WHERE held_until > 0 AND held_until <= ?', at);
        const posts = due(sql, 'post', { at, atMost });
        const closes = due(sql, 'close', { at, atMost: atMost - posts.length });
        return [...posts, ...closes].map((job) => take(job, at, leaseMs));
      });
    },
    async claimSlot(name, slot, leaseMs) {
      return sql.write(() => {
        const at = now();
        const row = sql.get(
          `SELECT * FROM jobs WHERE conversation = ? AND job = 'post' AND slot = ? AND due_at <= ? AND held_until <= ?`,
          names.conversation(name) ?? null,
          slot,
          at,
          at,
        );
        return row && take(toJob(row), at, leaseMs);
      });
    },
    async plan(claim, post) {
      return sql.write(() => {
        const job = heldJob(sql, names, claim);
        if (!job || job.heldUntil <= now()) return undefined;
        const existing = posts.bySlot(job.conversation, job.slot);
        if (existing && existing.state !== 'planned') return existing;
        // The lease starts again, so that nobody looks for the message while it may still be on its way.
        sql.run(
          'UPDATE jobs SET held_until = ? WHERE conversation = ? AND job = ? AND slot = ?',
          now() + job.leaseMs,
          ...nameOf(job),
        );
        return existing ?? posts.add(job.conversation, { ...post, slot: job.slot });
      });
    },
  };

  function take(job: Job, at: Epoch, leaseMs: number): Claim {
    sql.run('UPDATE conversations SET fence = fence + 1 WHERE id = ?', job.conversation);
    const row = sql.get('SELECT schedule, fence, version FROM conversations WHERE id = ?', job.conversation);
    const fence = asNumber(row?.fence);
    sql.run(
      `UPDATE jobs SET fence = ?, held_until = ?, lease_ms = ?, version = ?
       WHERE conversation = ? AND job = ? AND slot = ?`,
      fence,
      at + leaseMs,
      leaseMs,
      asNumber(row?.version),
      ...nameOf(job),
    );
    return {
      schedule: parseSchedule(asText(row?.schedule)),
      job: job.job,
      slot: job.slot,
      dueAt: job.dueAt,
      fence,
      post: posts.bySlot(job.conversation, job.slot),
    };
  }
}

function due(
  sql: Sql,
  job: Job['job'],
  { at, atMost }: { readonly at: Epoch; readonly atMost: number },
): readonly Job[] {
  const query =
    'SELECT * FROM jobs WHERE held_until = 0 AND due_at <= ? AND job = ? ORDER BY due_at, conversation LIMIT ?';
  return sql.all(query, at, job, atMost).map(toJob);
}

function isAnyDue(sql: Sql, at: Epoch): boolean {
  const row = sql.get(
    `SELECT EXISTS (SELECT 1 FROM jobs WHERE held_until = 0 AND due_at <= ?)
         OR EXISTS (SELECT 1 FROM jobs WHERE held_until > 0 AND held_until <= ?) AS due`,
    at,
    at,
  );
  return row?.due === 1;
}
