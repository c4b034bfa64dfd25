import type { ConversationId, PostId } from '../ids.ts';
import type { PostState, Store } from '../store.ts';
import { createCache } from './common-cache.ts';
import { asMessage, noCounts, type PlannedPost, parsePlanned, toPlanned, toPost } from './common-posts.ts';
import type { Names } from './embedded-names.ts';
import { asNumber, asText, type Row, type Sql } from './embedded-sql.ts';

/** Posts by the number of their conversation. */
export interface Posts extends Pick<Store, 'post' | 'posts' | 'voidPost'> {
  bySlot(conversation: number, slot: string): PostState | undefined;
  bySequence(conversation: number, sequence: number): PostState | undefined;
  byId(conversation: number, id: PostId): PostState | undefined;
  /** All of them, by sequence, from one on. */
  after(conversation: number, sequence: number, atMost: number): readonly PostState[];
  add(conversation: number, post: PlannedPost): PostState;
  mark(conversation: number, sequence: number, change: Pick<PostState, 'state' | 'message'>): void;
  forgetCached(): void;
}

const cachedPosts = 4000;
const columns = 'conversation, sequence, state, message, a, b, c, d';

export function createPosts(sql: Sql, names: Names): Posts {
  const cache = createCache<PlannedPost>(cachedPosts);

  const toState = (row: Row): PostState => {
    const [conversation, sequence] = [asNumber(row.conversation), asNumber(row.sequence)];
    const key = `${conversation}/${sequence}`;
    const planned = cache.get(key) ?? cache.put(key, readPlanned(sql, conversation, sequence));
    return toPost(planned, sequence, {
      state: asState(row.state),
      message: row.message === null ? undefined : asMessage(asText(row.message)),
      counts: [asNumber(row.a), asNumber(row.b), asNumber(row.c), asNumber(row.d)],
    });
  };
  const one = (where: string, ...values: readonly (string | number)[]): PostState | undefined => {
    const row = sql.get(`SELECT ${columns} FROM posts WHERE ${where}`, ...values);
    return row && toState(row);
  };
  const byId = (conversation: number, id: PostId) => one('conversation = ? AND id = ?', conversation, id);
  const last = (conversation: number, count: number): readonly PostState[] =>
    sql
      .all(
        `SELECT ${columns} FROM posts WHERE conversation = ? AND state <> 'skipped' ORDER BY sequence DESC LIMIT ?`,
        conversation,
        count,
      )
      .map(toState)
      .toReversed();
  const known = <T>(name: ConversationId, work: (conversation: number) => T): T | undefined => {
    const conversation = names.conversation(name);
    return conversation === undefined ? undefined : work(conversation);
  };

  return {
    byId,
    bySlot: (conversation, slot) => one('conversation = ? AND slot = ?', conversation, slot),
    bySequence: (conversation, sequence) => one('conversation = ? AND sequence = ?', conversation, sequence),
    after: (conversation, sequence, atMost) =>
      sql
        .all(
          `SELECT ${columns} FROM posts WHERE conversation = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
          conversation,
          sequence,
          atMost,
        )
        .map(toState),
    add(conversation, post) {
      const row = sql.get(
        'SELECT COALESCE(MAX(sequence), 0) AS last FROM posts WHERE conversation = ?',
        conversation,
      );
      const sequence = asNumber(row?.last) + 1;
      const state = toPost(toPlanned(post), sequence, {
        state: 'planned',
        message: undefined,
        counts: noCounts,
      });
      putPost(sql, conversation, state);
      return state;
    },
    mark(conversation, sequence, change) {
      sql.run(
        'UPDATE posts SET state = ?, message = ? WHERE conversation = ? AND sequence = ?',
        change.state,
        change.message ?? null,
        conversation,
        sequence,
      );
    },
    forgetCached: () => cache.clear(),
    post: async (id, name) => known(name, (conversation) => byId(conversation, id)),
    posts: async (name, count) => known(name, (conversation) => last(conversation, count)) ?? [],
    async voidPost(id, name) {
      known(name, (conversation) =>
        sql.run(
          "UPDATE posts SET state = 'void' WHERE conversation = ? AND id = ? AND state <> 'skipped'",
          conversation,
          id,
        ),
      );
    },
  };
}

/** Writes a post as it is, whether it is there or not. */
export function putPost(sql: Sql, conversation: number, post: PostState): void {
  const [a, b, c, d] = post.counts;
  sql.run(
    `INSERT OR REPLACE INTO posts (conversation, sequence, id, slot, planned, best, state, message, a, b, c, d)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    conversation,
    post.sequence,
    post.id,
    post.slot,
    JSON.stringify(toPlanned(post)),
    post.question.best,
    post.state,
    post.message ?? null,
    a,
    b,
    c,
    d,
  );
}

function readPlanned(sql: Sql, conversation: number, sequence: number): PlannedPost {
  const row = sql.get(
    'SELECT planned FROM posts WHERE conversation = ? AND sequence = ?',
    conversation,
    sequence,
  );
  return parsePlanned(asText(row?.planned));
}

function asState(value: unknown): PostState['state'] {
  return asText(value) as PostState['state']; // written by this store
}
