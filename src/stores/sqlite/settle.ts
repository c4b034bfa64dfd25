import type { Epoch } from '../../ids.ts';
import type { Claim, Outcome } from '../../store/jobs.ts';
import type { PostState } from '../../store/posts.ts';
import type { Due } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import { heldJob, type Job, nameOf } from './job.ts';
import type { Names } from './names.ts';
import type { Posts } from './posts.ts';
import { addPostJob } from './schedules.ts';
import { asNumber, type Sql } from './sql.ts';

interface Dependencies {
  readonly sql: Sql;
  readonly names: Names;
  readonly posts: Posts;
  readonly now: () => Epoch;
}

export function createSettle({ sql, names, posts, now }: Dependencies): Pick<Store, 'settle'> {
  return {
    async settle(claim, outcome, next) {
      return sql.write(() => {
        const job = heldJob(sql, names, claim);
        if (!job) return isInPlace(claim, outcome);
        if (outcome.kind === 'retry') return free(job, outcome.at);
        return job.job === 'close' ? close(job) : fill(job, outcome, next);
      });
    },
  };

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
    if (isCurrent && next) addPostJob(sql, { conversation: job.conversation, next, now: now() });
  }

  function remove(job: Job): void {
    sql.run('DELETE FROM jobs WHERE conversation = ? AND job = ? AND slot = ?', ...nameOf(job));
  }
}
