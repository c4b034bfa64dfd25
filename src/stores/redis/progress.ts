import type { ConversationId } from '../../ids.ts';
import type { PostState } from '../../store/posts.ts';
import { asMessage, type Progress } from '../shared/posts.ts';
import type { Group, Keys } from './keys.ts';
import { defineScript, type Link, readHash } from './link.ts';
import { asList, asPairs, asText } from './replies.ts';

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

/** The last ones that were not skipped, from the newest on. */
const newest = defineScript(`
local about, progress, atMost, found = KEYS[1], KEYS[2], tonumber(ARGV[1]), {}
for sequence = tonumber(redis.call('HGET', about, 'sequence') or 0), 1, -1 do
  if #found >= 2 * atMost then break end
  local text = redis.call('HGET', progress, sequence)
  if text and string.sub(text, 1, 1) ~= 's' then
    found[#found + 1] = tostring(sequence)
    found[#found + 1] = text
  end
end
return found
`);

/** By sequence, at most so many; skipped ones are left out. */
export async function readLast(
  link: Link,
  [about, , , progress]: Group,
  atMost: number,
): Promise<readonly StoredProgress[]> {
  return asPairs(await link.run(newest, [about, progress], [atMost]))
    .map(([sequence, text]): StoredProgress => [Number(sequence), text])
    .toReversed();
}

/** Number and letter of each: as one text, since a reply of many pieces costs more than what is in them. */
const states = defineScript(`
local all, found = redis.call('HGETALL', KEYS[1]), {}
for i = 1, #all, 2 do found[#found + 1] = all[i] .. string.sub(all[i + 1], 1, 1) end
return table.concat(found, ' ')
`);

/** By sequence, of all posts, skipped ones too. */
export async function readStates(
  link: Link,
  progress: string,
): Promise<readonly (readonly [sequence: number, state: PostState['state']])[]> {
  return asText(await link.run(states, [progress], []))
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => [Number(one.slice(0, -1)), toState(one.slice(-1))] as const)
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
const ofLetter: ReadonlyMap<string, PostState['state']> = new Map([
  ['p', 'planned'],
  ['o', 'open'],
  ['c', 'closed'],
  ['v', 'void'],
  ['s', 'skipped'],
]);

export function parseProgress(text: string): Progress {
  const [letter = '', , a, b, c, d, ...message] = text.split('|');
  const state = toState(letter);
  const counts = [Number(a), Number(b), Number(c), Number(d)] as const;
  return { state, counts, message: asMessage(message.join('|')) };
}

function toState(letter: string): PostState['state'] {
  const state = ofLetter.get(letter);
  if (!state) throw new TypeError(`stored as ${letter}, the state of a post expected`);
  return state;
}

export function storedProgress(post: PostState): string {
  return [letters[post.state], post.closesAt, ...post.counts, post.message ?? ''].join('|');
}
