import { setTimeout } from 'node:timers/promises';
import type { ConversationId, MemberId } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { counts, type PackedAnswer, unpackAnswers } from '../shared/answers.ts';
import { namesMember, withoutMember } from '../shared/notes.ts';
import { packedAnswers } from './answers.ts';
import { codeOf } from './away.ts';
import type { Keys } from './keys.ts';
import { defineScript, type Link, readHash } from './link.ts';
import { type Notes, toNote } from './notes.ts';
import type { Plans } from './plans.ts';
import { asBytes, asList, asNumber, asPairs, asText } from './replies.ts';
import { scan } from './scan.ts';
import { parseChange } from './schedules.ts';
import type { RedisTallies } from './tallies.ts';

/**
 * Of the member's counted answers, those that an open post counts no more; 0: an answer came in between, look again.
 * Closed totals stay.
 */
const remove = defineScript(`${packedAnswers}
local A, S, expected = KEYS[1], KEYS[2], ARGV[1]
if redis.call('GET', A) ~= expected then return 0 end
local uncounted = {}
for i = 2, #ARGV, 2 do
  local sequence, choice = ARGV[i], tonumber(ARGV[i + 1])
  local state = string.sub(redis.call('HGET', S, sequence) or '', 1, 1)
  if state == 'o' or state == 'p' then
    addCount(S, sequence, choice, -1)
    uncounted[#uncounted + 1] = tonumber(sequence)
    redis.call('SETBIT', KEYS[2 + i / 2], ordinalOf(expected), 0)
  end
end
redis.call('DEL', A)
return uncounted
`);

interface Parts {
  readonly link: Link;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly notes: Notes;
  readonly tallies: RedisTallies;
}

export function createForget(parts: Parts): Pick<Store, 'forget'> {
  const { link, keys, tallies } = parts;
  return {
    async forget(member) {
      await each('a', (key) => forgetAnswers(parts, key, member));
      await each('c', (key) => forgetChanges(parts, keys.conversationIn(key), member));
      await each('r', (key) => link.send('hdel', key, member));
      await each('n', (key) => forgetInNote(parts, key, member));
      await link.send('del', keys.attempts(member));
      await tallies.forgetMember(member);
      await rewriteLogs(link);
    },
  };

  async function each(letter: string, work: (key: string) => Promise<unknown>): Promise<void> {
    for await (const few of scan(link, keys.all(letter), 50)) await Promise.all(few.map(work));
  }
}

async function forgetAnswers(parts: Parts, key: string, member: MemberId): Promise<void> {
  const { link, keys } = parts;
  const [conversation, name] = keys.pairIn(key, 'a');
  if (name !== member) return;
  for (;;) {
    const reply = await link.sendBytes('get', key);
    if (reply === null) return;
    const packed = asBytes(reply);
    const counted = unpackAnswers(packed).filter(counts);
    const bits = counted.map((answer) => keys.answerers(conversation, answer.sequence));
    const choices = counted.flatMap((answer) => [answer.sequence, answer.choice]);
    const progress = keys.group(conversation)[3];
    const removed = await link.run(remove, [key, progress, ...bits], [packed, ...choices]);
    if (removed === 0) continue;
    const uncounted = new Set(asList(removed).map(asNumber));
    await takeBack(
      parts,
      conversation,
      counted.filter(({ sequence }) => uncounted.has(sequence)),
    );
    return;
  }
}

async function takeBack(
  { plans, tallies }: Parts,
  conversation: ConversationId,
  answers: readonly PackedAnswer[],
): Promise<void> {
  const posts = await plans.outlines(
    conversation,
    answers.map(({ sequence }) => sequence),
  );
  for (const { sequence, isRight } of answers) {
    const question = posts.get(sequence)?.question.id;
    if (question !== undefined) await tallies.takeBack(question, 1, Number(isRight));
  }
}

async function forgetChanges(
  { link, keys }: Parts,
  conversation: ConversationId,
  member: MemberId,
): Promise<void> {
  const [, , , , , history] = keys.group(conversation);
  for (const reply of asList(await link.send('lrange', history, 0, -1))) {
    const text = asText(reply);
    if (parseChange(text).by === member) await link.send('lrem', history, 0, text);
  }
}

async function forgetInNote({ link, keys, notes }: Parts, key: string, member: MemberId): Promise<void> {
  const [kind, id] = keys.noteIn(key);
  if (kind === 'member' && id === member) {
    await link.send('del', key);
    return;
  }
  const change = withoutMember(toNote(asPairs(await link.run(readHash, [key], []))), namesMember(member));
  if (change) await notes.note(kind, id, change);
}

const waitMs = 100;
const atMostWaits = 300;

/** So that what was removed leaves the append-only file too. A server that forbids it keeps its own logs. */
async function rewriteLogs(link: Link): Promise<void> {
  for (const server of link.each()) {
    for (let waits = 0; waits < atMostWaits; waits += 1) {
      const error = await server.send('bgrewriteaof').then(
        () => undefined,
        (cause: unknown) => cause,
      );
      if (error === undefined || codeOf(error) === 'NOPERM') break;
      // One that runs already may have begun before the removal: another has to follow it.
      if (codeOf(error) !== 'ERR') throw error;
      await setTimeout(waitMs);
    }
  }
}
