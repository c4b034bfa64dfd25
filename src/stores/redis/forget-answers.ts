import type { ConversationId, MemberId } from '../../ids.ts';
import { counts, type PackedAnswer, unpackAnswers } from '../shared/answers.ts';
import { packedAnswers } from './answers.ts';
import type { Keys } from './keys.ts';
import { defineScript, type Link } from './link.ts';
import type { Notes } from './notes.ts';
import type { Plans } from './plans.ts';
import { asBytes, asList, asNumber, asText } from './replies.ts';
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

export interface ForgetDependencies {
  readonly link: Link;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly notes: Notes;
  readonly tallies: RedisTallies;
}

/** What stands under the key of a member's answers in one conversation; nothing where it is another's. */
export async function forgetAnswers(
  dependencies: ForgetDependencies,
  key: string,
  member: MemberId,
): Promise<void> {
  const { link, keys } = dependencies;
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
      dependencies,
      conversation,
      counted.filter(({ sequence }) => uncounted.has(sequence)),
    );
    return;
  }
}

async function takeBack(
  { plans, tallies }: ForgetDependencies,
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

export async function forgetChanges(
  { link, keys }: ForgetDependencies,
  conversation: ConversationId,
  member: MemberId,
): Promise<void> {
  const [, , , , , history] = keys.group(conversation);
  for (const reply of asList(await link.send('lrange', history, 0, -1))) {
    const text = asText(reply);
    if (parseChange(text).by === member) await link.send('lrem', history, 0, text);
  }
}
