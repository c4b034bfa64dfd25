import type { ConversationId } from '../ids.ts';
import type { PostState, Store } from '../store.ts';
import { createCache } from './common-cache.ts';
import { asMessage, type PlannedPost, type Progress, parsePlanned, toPost } from './common-posts.ts';
import { defineGroupScript } from './redis-group.ts';
import type { Keys } from './redis-keys.ts';
import { inTime, type Link, readHash } from './redis-link.ts';
import { asList, asPairs, asText } from './redis-replies.ts';

type StoredPost = readonly [sequence: number, progress: string];

export interface Posts extends Pick<Store, 'post' | 'posts' | 'voidPost'> {
  /** All posts of a conversation by sequence, skipped ones too. */
  all(conversation: ConversationId): Promise<readonly PostState[]>;
  /** By sequence, read where it is not cached; of those not known, nothing. */
  planned(
    conversation: ConversationId,
    sequences: readonly number[],
  ): Promise<ReadonlyMap<number, PlannedPost>>;
  /** As a conversation's script answered it. */
  parse(conversation: ConversationId, reply: unknown): PostState;
  forgetCached(): void;
}

const cachedPosts = 4000;

const withdraw = defineGroupScript(`
local sequence = redis.call('HGET', X, 'i' .. ARGV[2])
if sequence and stateOf(sequence) ~= 's' then mark(sequence, 'v', messageOf(sequence)) end
`);

export function createPosts(link: Link, keys: Keys): Posts {
  const cache = createCache<PlannedPost>(cachedPosts);
  const place = (conversation: ConversationId, sequence: number): string => `${sequence} ${conversation}`;

  const planned: Posts['planned'] = async (conversation, sequences) => {
    const known = new Map<number, PlannedPost>();
    for (const sequence of sequences) {
      const post = cache.get(place(conversation, sequence));
      if (post) known.set(sequence, post);
    }
    const missing = sequences.filter((sequence) => !known.has(sequence));
    if (missing.length === 0) return known;
    const found = asList(await link.send('hmget', keys.group(conversation)[2], ...missing));
    missing.forEach((sequence, index) => {
      const json = found[index];
      if (json) known.set(sequence, cache.put(place(conversation, sequence), parsePlanned(asText(json))));
    });
    return known;
  };
  const load = async (
    conversation: ConversationId,
    stored: readonly StoredPost[],
  ): Promise<readonly PostState[]> => {
    const known = await planned(
      conversation,
      stored.map(([sequence]) => sequence),
    );
    return stored.flatMap(([sequence, progress]) => {
      const post = known.get(sequence);
      return post ? [toPost(post, sequence, parseProgress(progress))] : [];
    });
  };
  const stored = async (conversation: ConversationId): Promise<readonly StoredPost[]> => {
    const [, , , progress] = keys.group(conversation);
    return asPairs(await link.run(readHash, [progress], []))
      .map(([sequence, text]): StoredPost => [Number(sequence), text])
      .toSorted(([a], [b]) => a - b);
  };

  return {
    planned,
    all: async (conversation) => load(conversation, await stored(conversation)),
    parse(conversation, reply) {
      const [sequence, planned, progress] = asList(reply).map(asText);
      const key = place(conversation, Number(sequence));
      const post = cache.get(key) ?? cache.put(key, parsePlanned(planned ?? ''));
      return toPost(post, Number(sequence), parseProgress(progress ?? ''));
    },
    forgetCached: () => cache.clear(),
    post: (id, conversation) =>
      inTime(async () => {
        const [, , , progress, index] = keys.group(conversation);
        const sequence = await link.send('hget', index, `i${id}`);
        if (sequence === null) return undefined;
        const text = await link.send('hget', progress, asText(sequence));
        const [post] = await load(conversation, [[Number(sequence), asText(text)]]);
        return post;
      }),
    posts: (conversation, last) =>
      inTime(async () => {
        const seen = (await stored(conversation)).filter(([, progress]) => !progress.startsWith('s'));
        return load(conversation, last > 0 ? seen.slice(-last) : []);
      }),
    async voidPost(id, conversation) {
      await link.run(withdraw, keys.group(conversation), [conversation, id]);
    },
  };
}

const letters = { planned: 'p', open: 'o', closed: 'c', void: 'v', skipped: 's' } as const;
const states: ReadonlyMap<string, PostState['state']> = new Map([
  ['p', 'planned'],
  ['o', 'open'],
  ['c', 'closed'],
  ['v', 'void'],
  ['s', 'skipped'],
]);

export function parseProgress(text: string): Progress {
  const [letter = '', , a, b, c, d, ...message] = text.split('|');
  const state = states.get(letter);
  if (!state) throw new TypeError(`stored as ${letter}, the state of a post expected`);
  const counts = [Number(a), Number(b), Number(c), Number(d)] as const;
  return { state, counts, message: asMessage(message.join('|')) };
}

export function storedProgress(post: PostState): string {
  return [letters[post.state], post.closesAt, ...post.counts, post.message ?? ''].join('|');
}
