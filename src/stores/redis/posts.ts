import type { ConversationId } from '../../ids.ts';
import type { PostState } from '../../store/posts.ts';
import type { Store } from '../../store/store.ts';
import { isOver, oldestOf, sumOf, toPast, toPost, withoutWords } from '../shared/posts.ts';
import { defineGroupScript } from './group.ts';
import type { Keys } from './keys.ts';
import { inTime, type Link } from './link.ts';
import type { Plans } from './plans.ts';
import {
  parseProgress,
  readLast,
  readProgress,
  readSome,
  readStates,
  type StoredProgress,
} from './progress.ts';
import { asList, asText } from './replies.ts';
import type { RedisTallies } from './tallies.ts';
import { noteWords } from './unfinished.ts';

export interface Posts extends Pick<Store, 'post' | 'posts' | 'history' | 'voidPost' | 'forgetWords'> {
  /** All posts of a conversation by sequence, skipped ones too. */
  all(conversation: ConversationId): Promise<readonly PostState[]>;
  /** Those of `from` to `to`, both included. */
  range(conversation: ConversationId, from: number, to: number): Promise<readonly PostState[]>;
  /** As a conversation's script answered it. */
  parse(conversation: ConversationId, reply: unknown): PostState;
}

const withdraw = defineGroupScript(`
local sequence = redis.call('HGET', X, 'i' .. ARGV[2])
if not sequence or stateOf(sequence) == 's' or stateOf(sequence) == 'v' then return nil end
mark(sequence, 'v', messageOf(sequence))
return postAt(sequence)
`);

interface Dependencies {
  readonly link: Link;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly tallies: RedisTallies;
}

export function createPosts({ link, keys, plans, tallies }: Dependencies): Posts {
  const load = async (
    conversation: ConversationId,
    stored: readonly StoredProgress[],
  ): Promise<readonly PostState[]> => {
    const known = await plans.ofAll(
      conversation,
      stored.map(([sequence]) => sequence),
    );
    return stored.flatMap(([sequence, progress]) => {
      const plan = known.get(sequence);
      return plan ? [toPost(plan, sequence, parseProgress(progress))] : [];
    });
  };

  const parsed: Posts['parse'] = (conversation, reply) => {
    const [number, json = '', progress = ''] = asList(reply).map(asText);
    const sequence = Number(number);
    return toPost(plans.parse(conversation, sequence, json), sequence, parseProgress(progress));
  };

  const range: Posts['range'] = async (conversation, from, to) =>
    load(conversation, await readSome(link, keys.group(conversation)[3], numbers(from, to)));

  return {
    all: async (conversation) => load(conversation, await readProgress(link, keys, conversation)),
    range,
    parse: parsed,
    post: (id, conversation) =>
      inTime(async () => {
        const [, , , progress, index] = keys.group(conversation);
        const sequence = await link.send('hget', index, `i${id}`);
        if (sequence === null) return undefined;
        const [post] = await load(conversation, await readSome(link, progress, [Number(sequence)]));
        return post;
      }),
    posts: (conversation, last) =>
      inTime(async () => load(conversation, await readLast(link, keys.group(conversation), last))),
    history: (conversation) =>
      inTime(async () => {
        const all = await readStates(link, keys.group(conversation)[3]);
        const seen = all.filter(([, state]) => state !== 'skipped');
        const outlines = await plans.outlines(
          conversation,
          seen.map(([sequence]) => sequence),
        );
        return seen.flatMap(([sequence, state]) => {
          const outline = outlines.get(sequence);
          return outline ? [toPast(outline, sequence, state)] : [];
        });
      }),
    async voidPost(id, conversation) {
      const reply = await link.run(withdraw, keys.group(conversation), [conversation, id]);
      if (reply === null) return;
      const { question, counts } = parsed(conversation, reply);
      await tallies.takeBack(question.id, sumOf(counts), counts[question.best] ?? 0);
    },
    async forgetWords(conversation, { after, atMost, closedBefore }) {
      const posts = oldestOf(await range(conversation, after + 1, after + atMost), closedBefore);
      const over = posts.filter(isOver);
      if (over.length > 0) await noteWords({ link, keys });
      const wordless = over.map((post) => [post.sequence, withoutWords(post)] as const);
      await plans.replace(conversation, new Map(wordless));
      const reports = over.flatMap(({ id }) => [
        keys.reporters(conversation, id),
        keys.reportTexts(conversation, id),
      ]);
      if (reports.length > 0) await link.send('del', ...reports);
      return posts.at(-1)?.sequence ?? after;
    },
  };
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
