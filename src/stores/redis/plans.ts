import { LRUCache } from 'lru-cache';
import type { ConversationId } from '../../ids.ts';
import { hourMs } from '../../time.ts';
import { type Outline, type PlannedPost, parsePlanned, toOutline } from '../shared/posts.ts';
import type { Keys } from './keys.ts';
import type { Link } from './link.ts';
import { asList, asText } from './replies.ts';

/** What never changes of posts: in memory once read. */
export interface Plans {
  /** Those that are known, by sequence. */
  ofAll(
    conversation: ConversationId,
    sequences: readonly number[],
  ): Promise<ReadonlyMap<number, PlannedPost>>;
  /** Outlines of a conversation's posts, with at least those of `sequences` that are known. */
  outlines(conversation: ConversationId, sequences: readonly number[]): Promise<ReadonlyMap<number, Outline>>;
  /** One that a script sent along. */
  parse(conversation: ConversationId, sequence: number, json: string): PlannedPost;
  /** Writes them over those that are there. */
  replace(conversation: ConversationId, posts: ReadonlyMap<number, PlannedPost>): Promise<void>;
  forgetCached(): void;
}

const cachedPlans = 4000;
/** With their outlines, about 300 kB each at 750 posts. */
const cachedConversations = 200;
/** Another replica may remove a team, whose posts are then counted from 1 again. */
const ttl = hourMs;

export function createPlans(link: Link, keys: Keys): Plans {
  const cache = new LRUCache<string, PlannedPost>({ max: cachedPlans, ttl });
  const outlined = new LRUCache<string, Map<number, Outline>>({
    max: cachedConversations,
    ttl,
    memoMethod: () => new Map(),
  });
  const place = (conversation: ConversationId, sequence: number): string => `${sequence} ${conversation}`;
  const parse: Plans['parse'] = (conversation, sequence, json) => {
    const key = place(conversation, sequence);
    const plan = cache.get(key) ?? parsePlanned(json);
    cache.set(key, plan);
    return plan;
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
      for (const [sequence, json] of await read(conversation, missing))
        known.set(sequence, parse(conversation, sequence, json));
      return known;
    },
    async outlines(conversation, sequences) {
      const known = outlined.memo(conversation);
      const missing = sequences.filter((sequence) => !known.has(sequence));
      for (const [sequence, json] of await read(conversation, missing))
        known.set(sequence, toOutline(parsePlanned(json)));
      return known;
    },
    async replace(conversation, posts) {
      if (posts.size === 0) return;
      const written = [...posts].flatMap(([sequence, post]) => [sequence, JSON.stringify(post)]);
      await link.send('hset', keys.group(conversation)[2], ...written);
      for (const sequence of posts.keys()) cache.delete(place(conversation, sequence));
    },
    forgetCached() {
      cache.clear();
      outlined.clear();
    },
  };

  async function read(
    conversation: ConversationId,
    sequences: readonly number[],
  ): Promise<readonly (readonly [number, string])[]> {
    if (sequences.length === 0) return [];
    const found = asList(await link.send('hmget', keys.group(conversation)[2], ...sequences));
    return sequences.flatMap((sequence, index): [number, string][] => {
      const json = found[index];
      return json ? [[sequence, asText(json)]] : [];
    });
  }
}
