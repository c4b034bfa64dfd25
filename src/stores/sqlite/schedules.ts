import type { ConversationId, Epoch, MemberId, Slot } from '../../ids.ts';
import type { Change, Due, Schedule } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import { parseSchedule } from '../shared/schedules.ts';
import type { Names } from './names.ts';
import { asNumber, asText, type Row, type Sql } from './sql.ts';

export interface Schedules extends Pick<Store, 'saveSchedule' | 'schedule' | 'nextDue' | 'changes'> {
  /** Inside a write: a schedule and its next slot, without a word about who did it. */
  put(schedule: Schedule, next: Due | undefined): void;
}

export function createSchedules(sql: Sql, names: Names, now: () => Epoch): Schedules {
  const read = (conversation: number): string | undefined => {
    const text = sql.get('SELECT schedule FROM conversations WHERE id = ?', conversation)?.schedule;
    return typeof text === 'string' ? text : undefined;
  };
  const put = (schedule: Schedule, next: Due | undefined): void => {
    const conversation = names.ensureConversation(schedule.place.conversation);
    sql.run(
      'UPDATE conversations SET schedule = ?, version = version + 1 WHERE id = ?',
      JSON.stringify(schedule),
      conversation,
    );
    replaceNext(sql, { conversation, next, now: now() });
  };

  return {
    put,
    async saveSchedule(schedule, next, by) {
      sql.write(() => {
        const conversation = names.ensureConversation(schedule.place.conversation);
        const text = JSON.stringify(schedule);
        if (by !== undefined && read(conversation) !== text)
          addChange(sql, conversation, { by: names.ensureMember(by), at: now(), schedule: text });
        put(schedule, next);
      });
    },
    async schedule(name) {
      const conversation = names.conversation(name);
      const text = conversation === undefined ? undefined : read(conversation);
      return text === undefined ? undefined : parseSchedule(text);
    },
    async nextDue(name) {
      const conversation = names.conversation(name);
      return conversation === undefined ? undefined : nextOf(sql, conversation);
    },
    async changes(name: ConversationId, last: number) {
      const conversation = names.conversation(name);
      if (conversation === undefined) return [];
      return sql
        .all(
          `SELECT changes.at, members.member, changes.schedule FROM changes JOIN members ON members.id = changes.member
           WHERE conversation = ? ORDER BY changes.at DESC, changes.id DESC LIMIT ?`,
          conversation,
          last,
        )
        .map(toChange);
    },
  };
}

/** The slot that waits, or else the one under way. */
export function nextOf(sql: Sql, conversation: number): Due | undefined {
  const row = sql.get(
    `SELECT jobs.slot, due_at FROM jobs LEFT JOIN posts ON posts.conversation = jobs.conversation AND posts.slot = jobs.slot
     WHERE jobs.conversation = ? AND job = 'post' ORDER BY posts.state IS 'planned', due_at LIMIT 1`,
    conversation,
  );
  return row && { slot: asText(row.slot) as Slot, at: asNumber(row.due_at) }; // as it was stored
}

export function addChange(
  sql: Sql,
  conversation: number,
  { by, at, schedule }: { readonly by: number; readonly at: Epoch; readonly schedule: string },
): void {
  sql.run(
    'INSERT INTO changes (conversation, member, at, schedule) VALUES (?, ?, ?, ?)',
    conversation,
    by,
    at,
    schedule,
  );
}

/**
 * The slot that waits gives way, claimed or not. One that was planned stays, because it may have been sent: where the
 * new slot is the same date, it moves on when it is settled. A date filled before is handed out at once, to be moved on from.
 */
function replaceNext(sql: Sql, { conversation, next, now }: Waiting<Due | undefined>): void {
  sql.run(
    `DELETE FROM jobs WHERE conversation = ? AND job = 'post' AND NOT EXISTS (
       SELECT 1 FROM posts WHERE posts.conversation = jobs.conversation AND posts.slot = jobs.slot AND state = 'planned')`,
    conversation,
  );
  sql.run(
    "UPDATE jobs SET moves_on = (slot = ?) WHERE conversation = ? AND job = 'post'",
    next?.slot ?? '',
    conversation,
  );
  if (next) addPostJob(sql, { conversation, next, now });
}

interface Waiting<D> {
  readonly conversation: number;
  readonly next: D;
  readonly now: Epoch;
}

/** Does nothing where the slot has its job. */
export function addPostJob(sql: Sql, { conversation, next, now }: Waiting<Due>): void {
  const isFilled = sql.get(
    'SELECT 1 FROM posts WHERE conversation = ? AND slot = ?',
    conversation,
    next.slot,
  );
  sql.run(
    "INSERT OR IGNORE INTO jobs (conversation, job, slot, due_at) VALUES (?, 'post', ?, ?)",
    conversation,
    next.slot,
    isFilled ? Math.min(next.at, now) : next.at,
  );
}

function toChange(row: Row): Change {
  return {
    at: asNumber(row.at),
    by: asText(row.member) as MemberId, // stored as it was minted
    schedule: parseSchedule(asText(row.schedule)),
  };
}
