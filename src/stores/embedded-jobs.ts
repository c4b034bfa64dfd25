import type { Epoch } from '../ids.ts';
import type { Claim, Due, Outcome, PostState, Store } from '../store.ts';
import { parseSchedule } from './common-schedules.ts';
import type { Names } from './embedded-names.ts';
import type { Posts } from './embedded-posts.ts';
import { addPostJob } from './embedded-schedules.ts';
import { asNumber, asText, type Row, type Sql } from './embedded-sql.ts';

interface Job {
  readonly conversation: number;
  readonly job: Claim['job'];
  readonly slot: string;
  readonly dueAt: Epoch;
  readonly heldUntil: Epoch;
  readonly leaseMs: number;
  readonly version: number;
  readonly movesOn: boolean;
}

type Jobs = Pick<Store, 'claimDue' | 'plan' | 'settle'>;

export function createJobs(sql: Sql, names: Names, posts: Posts, now: () => Epoch): Jobs {
  return {
    async claimDue(atMost, leaseMs) {
      const at = now();
      if (!isAnyDue(sql, at)) return [];
      return sql.write(() => {
        sql.run('UPDATE jobs SET held_until = 0 WHERE held_until > 0 AND held_until <= ?', at);
        return sql
          .all(
            `SELECT * FROM jobs WHERE held_until = 0 AND due_at <= ? ORDER BY due_at, job, conversation LIMIT ?`,
            at,
            atMost,
          )
          .map((row) => take(toJob(row), at, leaseMs));
      });
    },
    async plan(claim, post) {
      return sql.write(() => {
        const job = held(claim);
        if (!job || job.heldUntil <= now()) return undefined;
        const standing = posts.bySlot(job.conversation, job.slot);
        if (standing && standing.state !== 'planned') return standing;
        // The lease starts anew, so that nobody looks for the message while it may still be on its way.
        sql.run(
          'UPDATE jobs SET held_until = ? WHERE conversation = ? AND job = ? AND slot = ?',
          now() + job.leaseMs,
          ...nameOf(job),
        );
        return standing ?? posts.add(job.conversation, { ...post, slot: job.slot });
      });
    },
    async settle(claim, outcome, next) {
      return sql.write(() => {
        const job = held(claim);
        if (!job) return isInPlace(claim, outcome);
        if (outcome.kind === 'retry') return free(job, outcome.at);
        return job.job === 'close' ? close(job) : fill(job, outcome, next);
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

  /** The job, if the claim holds it still. */
  function held(claim: Claim): Job | undefined {
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

  /** A settlement that is repeated because its answer was lost has its effect already. */
  function isInPlace(claim: Claim, outcome: Outcome): boolean {
    const conversation = names.conversation(claim.schedule.place.conversation);
    const post = conversation === undefined ? undefined : posts.bySlot(conversation, claim.slot);
    if (outcome.kind === 'posted') return post?.message === outcome.message;
    return outcome.kind === 'closed' && (post?.state === 'closed' || post?.state === 'void');
  }

  function free(job: Job, until: Epoch): true {
    sql.run(
      'UPDATE jobs SET fence = 0, held_until = ? WHERE conversation = ? AND job = ? AND slot = ?',
      until,
      ...nameOf(job),
    );
    return true;
  }

  function close(job: Job): true {
    const post = posts.bySlot(job.conversation, job.slot);
    if (post?.state === 'open')
      posts.mark(job.conversation, post.sequence, { state: 'closed', message: post.message });
    remove(job);
    return true;
  }

  function fill(job: Job, outcome: Outcome, next: Due | undefined): boolean {
    const post = posts.bySlot(job.conversation, job.slot);
    if (outcome.kind === 'posted') {
      if (!post) return false;
      open(job, post, outcome);
    } else if (post?.state === 'planned') {
      posts.mark(job.conversation, post.sequence, { state: 'skipped', message: undefined });
    }
    moveOn(job, next);
    return true;
  }

  function open(job: Job, post: PostState, outcome: Extract<Outcome, { kind: 'posted' }>): void {
    if (post.message !== undefined) return;
    const state = post.state === 'void' ? 'void' : 'open';
    posts.mark(job.conversation, post.sequence, { state, message: outcome.message });
    sql.run(
      "INSERT OR IGNORE INTO jobs (conversation, job, slot, due_at) VALUES (?, 'close', ?, ?)",
      job.conversation,
      job.slot,
      post.closesAt,
    );
  }

  /** A schedule that was replaced under the claim knows better than the claim's holder what comes next. */
  function moveOn(job: Job, next: Due | undefined): void {
    const row = sql.get('SELECT version FROM conversations WHERE id = ?', job.conversation);
    const isCurrent = asNumber(row?.version) === job.version;
    if (!isCurrent && job.movesOn) {
      free(job, 0);
      return;
    }
    remove(job);
    if (isCurrent && next) addPostJob(sql, job.conversation, next, now());
  }

  function remove(job: Job): void {
    sql.run('DELETE FROM jobs WHERE conversation = ? AND job = ? AND slot = ?', ...nameOf(job));
  }
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

function nameOf(job: Job): readonly [number, string, string] {
  return [job.conversation, job.job, job.slot];
}

function toJob(row: Row): Job {
  return {
    conversation: asNumber(row.conversation),
    job: asText(row.job) === 'close' ? 'close' : 'post',
    slot: asText(row.slot),
    dueAt: asNumber(row.due_at),
    heldUntil: asNumber(row.held_until),
    leaseMs: asNumber(row.lease_ms),
    version: asNumber(row.version),
    movesOn: asNumber(row.moves_on) === 1,
  };
}
