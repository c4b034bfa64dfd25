import { createCache } from './common-cache.ts';
import { type PlannedPost, parsePlanned, toPlanned } from './common-posts.ts';
import { asNumber, asText, type Row, type Sql } from './embedded-sql.ts';

/** What never changes of posts: kept apart from what does, and in memory once read. */
export interface Plans {
  of(conversation: number, sequence: number): PlannedPost;
  /** Those that are known. */
  ofAll(conversation: number, sequences: readonly number[]): ReadonlyMap<number, PlannedPost>;
  put(conversation: number, sequence: number, post: PlannedPost): void;
  forgetCached(): void;
}

const cachedPlans = 4000;
/** Fewer than this are read one by one, more in one query. */
const few = 10;

export function createPlans(sql: Sql): Plans {
  const cache = createCache<PlannedPost>(cachedPlans);
  const keyOf = (conversation: number, sequence: number): string => `${conversation}/${sequence}`;
  const keep = (conversation: number, row: Row): PlannedPost =>
    cache.put(keyOf(conversation, asNumber(row.sequence)), parsePlanned(asText(row.planned)));
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
    put(conversation, sequence, post) {
      sql.run(
        'INSERT OR REPLACE INTO plans (conversation, sequence, planned) VALUES (?, ?, ?)',
        conversation,
        sequence,
        JSON.stringify(toPlanned(post)),
      );
    },
    forgetCached: () => cache.clear(),
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
