import { LRUCache } from 'lru-cache';
import { type Outline, type PlannedPost, parsePlanned, toOutline, toPlanned } from '../shared/posts.ts';
import { asNumber, asText, type Row, type Sql } from './sql.ts';

/** What never changes of posts: kept apart from what does, and in memory once read. */
export interface Plans {
  of(conversation: number, sequence: number): PlannedPost;
  /** Those that are known. */
  ofAll(conversation: number, sequences: readonly number[]): ReadonlyMap<number, PlannedPost>;
  /** Outlines of a conversation's posts, with at least those of `sequences` that are known. */
  outlines(conversation: number, sequences: readonly number[]): ReadonlyMap<number, Outline>;
  put(conversation: number, sequence: number, post: PlannedPost): void;
  forgetCached(): void;
}

const cachedPlans = 4000;
/** With their outlines, about 300 kB each at 750 posts. */
const cachedConversations = 200;
/** Fewer than this are read one by one, more in one query. */
const few = 10;

export function createPlans(sql: Sql): Plans {
  const cache = new LRUCache<string, PlannedPost>({ max: cachedPlans });
  const outlined = new LRUCache<string, Map<number, Outline>>({
    max: cachedConversations,
    memoMethod: () => new Map(),
  });
  const keyOf = (conversation: number, sequence: number): string => `${conversation}/${sequence}`;
  const keep = (conversation: number, row: Row): PlannedPost => {
    const plan = parsePlanned(asText(row.planned));
    cache.set(keyOf(conversation, asNumber(row.sequence)), plan);
    return plan;
  };
  const find = (conversation: number, sequence: number): PlannedPost | undefined => {
    const known = cache.get(keyOf(conversation, sequence));
    if (known) return known;
    const row = sql.get(
      'SELECT * FROM plans WHERE conversation = ? AND sequence = ?',
      conversation,
      sequence,
    );
    return row && keep(conversation, row);
  };

  return {
    of(conversation, sequence) {
      const plan = find(conversation, sequence);
      if (!plan) throw new Error('a post without its plan');
      return plan;
    },
    ofAll(conversation, sequences) {
      const missing = sequences.filter((sequence) => !cache.get(keyOf(conversation, sequence)));
      const read = missing.length > few ? range(conversation, missing) : [];
      const fresh = new Map(read.map((row) => [asNumber(row.sequence), keep(conversation, row)]));
      return new Map(
        sequences.flatMap((sequence): [number, PlannedPost][] => {
          const plan = fresh.get(sequence) ?? find(conversation, sequence);
          return plan ? [[sequence, plan]] : [];
        }),
      );
    },
    outlines(conversation, sequences) {
      const known = outlined.memo(String(conversation));
      const missing = sequences.filter((sequence) => !known.has(sequence));
      for (const row of missing.length > 0 ? range(conversation, missing) : [])
        known.set(asNumber(row.sequence), toOutline(parsePlanned(asText(row.planned))));
      return known;
    },
    put(conversation, sequence, post) {
      cache.delete(keyOf(conversation, sequence));
      sql.run(
        'INSERT OR REPLACE INTO plans (conversation, sequence, planned) VALUES (?, ?, ?)',
        conversation,
        sequence,
        JSON.stringify(toPlanned(post)),
      );
    },
    forgetCached() {
      cache.clear();
      outlined.clear();
    },
  };

  function range(conversation: number, sequences: readonly number[]): readonly Row[] {
    const [first = 0, last = 0] = [sequences.reduce(smaller), sequences.reduce(greater)];
    return sql.all(
      'SELECT * FROM plans WHERE conversation = ? AND sequence BETWEEN ? AND ?',
      conversation,
      first,
      last,
    );
  }
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

function greater(a: number, b: number): number {
  return Math.max(a, b);
}
