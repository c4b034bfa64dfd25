import { setImmediate } from 'node:timers/promises';
import type { Epoch } from '../../ids.ts';
import type { Fact } from '../../store/facts.ts';
import type { PostState } from '../../store/posts.ts';
import type { Store } from '../../store/store.ts';
import { answersTogether, inBatches } from '../shared/batches.ts';
import { pendingJob } from '../shared/posts.ts';
import { textOf } from '../shared/reports.ts';
import { addAnswers } from './answers.ts';
import { putAttempt } from './attempts.ts';
import { markRestoring, unmarkRestoring } from './folder.ts';
import type { Names } from './names.ts';
import { changeNote } from './notes.ts';
import type { Plans } from './plans.ts';
import type { Posts } from './posts.ts';
import { recount } from './recount.ts';
import { addReporter, addText } from './reports.ts';
import { addChange, type Schedules } from './schedules.ts';
import type { Sql } from './sql.ts';

const batchFacts = 500;

interface Dependencies {
  readonly sql: Sql;
  readonly names: Names;
  readonly plans: Plans;
  readonly posts: Posts;
  readonly schedules: Schedules;
  readonly now: () => Epoch;
  readonly folder: string;
}

export function createRestore(dependencies: Dependencies): Pick<Store, 'restore'> {
  return {
    async restore(facts, check) {
      await markRestoring(dependencies.folder, new Date(dependencies.now()));
      for await (const batch of inBatches(facts, batchFacts)) {
        dependencies.sql.write(() => {
          for (const fact of batch) put(dependencies, fact);
          for (const answers of answersTogether(batch)) {
            const conversation = dependencies.names.ensureConversation(answers[0].place.conversation);
            const member = dependencies.names.ensureMember(answers[0].member);
            addAnswers(dependencies.sql, { conversation, member }, answers);
          }
        });
        dependencies.plans.forgetCached();
        await setImmediate();
      }
      dependencies.sql.write(() => recount(dependencies.sql));
      await check?.();
      await unmarkRestoring(dependencies.folder);
    },
  };
}

/** Answers are written together, apart from this. */
function put(dependencies: Dependencies, fact: Fact): void {
  if (fact.kind === 'schedule') dependencies.schedules.put(fact.schedule, fact.next);
  if (fact.kind === 'change') putChange(dependencies, fact);
  if (fact.kind === 'post') restorePost(dependencies, fact.post);
  if (fact.kind === 'attempt') putAttempt(dependencies.sql, dependencies.names, fact.attempt);
  if (fact.kind === 'report') putReport(dependencies, fact);
  if (fact.kind === 'note') putNote(dependencies, fact);
}

function putNote({ sql }: Dependencies, fact: Extract<Fact, { kind: 'note' }>): void {
  sql.run('DELETE FROM notes WHERE kind = ? AND id = ?', fact.of, fact.id);
  changeNote(sql, fact);
}

function putChange({ sql, names }: Dependencies, fact: Extract<Fact, { kind: 'change' }>): void {
  const conversation = names.ensureConversation(fact.conversation);
  const member = names.ensureMember(fact.change.by);
  const schedule = JSON.stringify(fact.change.schedule);
  const isThere = sql.get(
    'SELECT 1 FROM changes WHERE conversation = ? AND +member = ? AND at = ? AND schedule = ?',
    conversation,
    member,
    fact.change.at,
    schedule,
  );
  if (!isThere) addChange(sql, conversation, { by: member, at: fact.change.at, schedule });
}

function restorePost({ sql, names, posts, now }: Dependencies, post: PostState): void {
  const conversation = names.ensureConversation(post.place.conversation);
  posts.put(conversation, post);
  const pending = pendingJob(post, now());
  if (!pending) return;
  sql.run(
    'INSERT OR IGNORE INTO jobs (conversation, job, slot, due_at) VALUES (?, ?, ?, ?)',
    conversation,
    pending.job,
    post.slot,
    pending.at,
  );
}

function putReport({ sql, names }: Dependencies, fact: Extract<Fact, { kind: 'report' }>): void {
  const { report } = fact;
  if (report.member !== undefined) {
    addReporter(sql, names, { ...report, member: report.member });
    return;
  }
  const text = textOf(report);
  if (text)
    addText(sql, { ...report, conversation: names.ensureConversation(report.place.conversation), text });
}
