import type { ConversationId } from '../ids.ts';
import { createCache } from './common-cache.ts';
import { type PlannedPost, parsePlanned } from './common-posts.ts';
import type { Keys } from './redis-keys.ts';
import type { Link } from './redis-link.ts';
import { asList, asText } from './redis-replies.ts';

/** What never changes of posts: in memory once read. */
export interface Plans {
  /** Those that are known, by sequence. */
  ofAll(
    conversation: ConversationId,
    sequences: readonly number[],
  ): Promise<ReadonlyMap<number, PlannedPost>>;
  /** One that a script sent along. */
  parse(conversation: ConversationId, sequence: number, json: string): PlannedPost;
  forgetCached(): void;
}

const cachedPlans = 4000;

export function createPlans(link: Link, keys: Keys): Plans {
  const cache = createCache<PlannedPost>(cachedPlans);
  const place = (conversation: ConversationId, sequence: number): string => `${sequence} ${conversation}`;
  const parse: Plans['parse'] = (conversation, sequence, json) => {
    const key = place(conversation, sequence);
    return cache.get(key) ?? cache.put(key, parsePlanned(json));
  };

  return {
    parse,
    async ofAll(conversation, sequences) {
      const known = new Map<number, PlannedPost>();
      for (const sequence of sequences) {
        const plan = cache.get(place(conversation, sequence));
        if (plan) known.set(sequence, plan);
      }
      const missing = sequences.filter((sequence) => !known.has(sequence));
      if (missing.length === 0) return known;
      const found = asList(await link.send('hmget', keys.group(conversation)[2], ...missing));
      missing.forEach((sequence, index) => {
        const json = found[index];
        if (json) known.set(sequence, parse(conversation, sequence, asText(json)));
      });
      return known;
    },
    forgetCached: () => cache.clear(),
  };
}
