import type { ConversationId } from '../ids.ts';
import type { PostState } from '../store.ts';
import { asMessage, type Progress } from './common-posts.ts';
import type { Keys } from './redis-keys.ts';
import { type Link, readHash } from './redis-link.ts';
import { asList, asPairs, asText } from './redis-replies.ts';

/** What changes of a post, as its hash has it. */
export type StoredProgress = readonly [sequence: number, progress: string];

/** By sequence, of all posts, skipped ones too. */
export async function readProgress(
  link: Link,
  keys: Keys,
  conversation: ConversationId,
): Promise<readonly StoredProgress[]> {
  return asPairs(await link.run(readHash, [keys.group(conversation)[3]], []))
    .map(([sequence, text]): StoredProgress => [Number(sequence), text])
    .toSorted(([a], [b]) => a - b);
}

/** Of those that are known. */
export async function readSome(
  link: Link,
  key: string,
  sequences: readonly number[],
): Promise<readonly StoredProgress[]> {
  if (sequences.length === 0) return [];
  const found = asList(await link.send('hmget', key, ...sequences));
  return sequences.flatMap((sequence, index): StoredProgress[] => {
    const progress = found[index];
    return progress ? [[sequence, asText(progress)]] : [];
  });
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
