import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { ConversationId, PostId, Slot } from '../../ids.ts';
import type { PastPost, PostState } from '../../store/posts.ts';
import type { Store } from '../../store/store.ts';
import { asMessage, noCounts, type PlannedPost, sumOf, toPast, toPlanned, toPost } from '../shared/posts.ts';
import type { Names } from './names.ts';
import type { Plans } from './plans.ts';
import { asNumber, asText, type Sql } from './sql.ts';
import type { SqliteTallies } from './tallies.ts';

/** Posts by the number of their conversation. */
export interface Posts extends Pick<Store, 'post' | 'posts' | 'history' | 'voidPost'> {
  bySlot(conversation: number, slot: Slot): PostState | undefined;
  byId(conversation: number, id: PostId): PostState | undefined;
  /** By sequence, from one on. */
  after(conversation: number, sequence: number, atMost: number): readonly PostState[];
  add(conversation: number, post: PlannedPost): PostState;
  /** Writes a post as it is, whether it is there or not. */
  put(conversation: number, post: PostState): void;
  mark(conversation: number, sequence: number, change: Pick<PostState, 'state' | 'message'>): void;
}

/** A post is written in two: its plan, which stays, and what becomes of it. */
interface Written {
  readonly sql: Sql;
  readonly plans: Plans;
}

interface Tables extends Written {
  readonly names: Names;
  readonly tallies: SqliteTallies;
}

/** As one text: a column of a row at a time costs ten times as much over hundreds of posts. */
const asOneText = 'SELECT json_group_array(json_array(sequence, state, message, a, b, c, d)) AS rows FROM';

const State = z.enum(['planned', 'open', 'closed', 'void', 'skipped']);
const Sequences = z.array(z.number());
const Rows = z.array(
  z.tuple([z.number(), State, z.string().nullable(), z.number(), z.number(), z.number(), z.number()]),
);

export function createPosts({ sql, names, plans, tallies }: Tables): Posts {
  const some = (conversation: number, rule: Rule) => readPosts({ sql, plans }, conversation, rule);
  const known = <T>(name: ConversationId, work: (conversation: number) => T): T | undefined => {
    const conversation = names.conversation(name);
    return conversation === undefined ? undefined : work(conversation);
  };
  /** The long read: one a turn of the event loop, however many ask at once. */
  let turn = Promise.resolve();
  const byId = (conversation: number, id: PostId) => some(conversation, { where: 'id = ?', value: id })[0];
  const mark: Posts['mark'] = (conversation, sequence, { state, message }) => {
    sql.run(
      'UPDATE posts SET state = ?, message = ? WHERE conversation = ? AND sequence = ?',
      state,
      message ?? null,
      conversation,
      sequence,
    );
  };

  return {
    byId,
    bySlot: (conversation, slot) => some(conversation, { where: 'slot = ?', value: slot })[0],
    after: (conversation, sequence, atMost) =>
      some(conversation, { where: 'sequence > ? ORDER BY sequence', value: sequence, atMost }),
    add(conversation, post) {
      const row = sql.get(
        'SELECT COALESCE(MAX(sequence), 0) AS last FROM posts WHERE conversation = ?',
        conversation,
      );
      const state = toPost(toPlanned(post), asNumber(row?.last) + 1, {
        state: 'planned',
        message: undefined,
        counts: noCounts,
      });
      putPost({ sql, plans }, conversation, state);
      return state;
    },
    put: (conversation, post) => putPost({ sql, plans }, conversation, post),
    mark,
    post: async (id, name) => known(name, (conversation) => byId(conversation, id)),
    posts: async (name, count) =>
      known(name, (conversation) =>
        some(conversation, {
          where: 'state <> ? ORDER BY sequence DESC',
          value: 'skipped',
          atMost: Math.max(0, count),
        }),
      ) ?? [],
    async history(name) {
      turn = turn.then(() => setImmediate());
      await turn;
      return known(name, (conversation) => readHistory(sql, plans, conversation)) ?? [];
    },
    async voidPost(id, name) {
      known(name, (conversation) =>
        sql.write(() => {
          const post = byId(conversation, id);
          if (!post || post.state === 'skipped' || post.state === 'void') return;
          mark(conversation, post.sequence, { state: 'void', message: post.message });
          tallies.takeBack(post.question.id, sumOf(post.counts), post.counts[post.question.best] ?? 0);
        }),
      );
    },
  };
}

/** `where` asks for one value, and may order. */
interface Rule {
  readonly where: string;
  readonly value: string | number;
  readonly atMost?: number;
}

/** By sequence. */
function readPosts(
  { sql, plans }: Written,
  conversation: number,
  { where, value, atMost = -1 }: Rule,
): readonly PostState[] {
  const found = `(SELECT * FROM posts WHERE conversation = ? AND ${where} LIMIT ?)`;
  const text = sql.get(`${asOneText} ${found}`, conversation, value, atMost)?.rows;
  const rows = Rows.parse(JSON.parse(asText(text)));
  const sequences = rows.map(([sequence]) => sequence);
  const planned = plans.ofAll(conversation, sequences);
  return rows
    .map(([sequence, state, message, ...counts]) =>
      toPost(planned.get(sequence) ?? plans.of(conversation, sequence), sequence, {
        state,
        message: asMessage(message),
        counts,
      }),
    )
    .toSorted((a, b) => a.sequence - b.sequence);
}

/** A row a state, so that hundreds of posts are not hundreds of rows. */
function readHistory(sql: Sql, plans: Plans, conversation: number): readonly PastPost[] {
  const rows = sql.all(
    `SELECT state, json_group_array(sequence) AS sequences FROM posts
     WHERE conversation = ? AND state <> 'skipped' GROUP BY state`,
    conversation,
  );
  const states = rows.map((row) => ({
    state: State.parse(row.state),
    sequences: Sequences.parse(JSON.parse(asText(row.sequences))),
  }));
  const outlines = plans.outlines(
    conversation,
    states.flatMap(({ sequences }) => sequences),
  );
  return states
    .flatMap(({ state, sequences }) =>
      sequences.flatMap((sequence) => {
        const outline = outlines.get(sequence);
        return outline ? [toPast(outline, sequence, state)] : [];
      }),
    )
    .toSorted((a, b) => a.sequence - b.sequence);
}

function putPost({ sql, plans }: Written, conversation: number, post: PostState): void {
  const [a, b, c, d] = post.counts;
  plans.put(conversation, post.sequence, post);
  sql.run(
    `INSERT OR REPLACE INTO posts (conversation, sequence, id, slot, best, state, message, a, b, c, d)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    conversation,
    post.sequence,
    post.id,
    post.slot,
    post.question.best,
    post.state,
    post.message ?? null,
    a,
    b,
    c,
    d,
  );
}
