import type { ConversationId, MemberId } from '../../ids.ts';
import type { Answer } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { counts, keyOf, packAnswer, toAnswers, unpackAnswer, unpackAnswers } from '../shared/answers.ts';
import type { Outline } from '../shared/posts.ts';
import { triedOf } from '../shared/tries.ts';
import type { Keys } from './keys.ts';
import { defineScript, inTime, type Link } from './link.ts';
import type { Plans } from './plans.ts';
import { asBytes } from './replies.ts';
import type { RedisTallies } from './tallies.ts';

/** The value of a member's answers, as shared/answers.ts describes it. */
export const packedAnswers = `
local function keyAt(data, i)
  local a, b, c = string.byte(data, 5 + i * 10, 7 + i * 10)
  return (a * 256 + b) * 256 + c
end
local function find(data, key)
  local low, high = 0, (#data - 4) / 10
  local count = high
  while low < high do
    local middle = math.floor((low + high) / 2)
    if keyAt(data, middle) < key then low = middle + 1 else high = middle end
  end
  return low, low < count and keyAt(data, low) == key
end
local function insert(data, key, record)
  local at, isThere = find(data, key)
  if isThere then return nil, string.sub(data, 5 + at * 10, 14 + at * 10) end
  return string.sub(data, 1, 4 + at * 10) .. record .. string.sub(data, 5 + at * 10)
end
local function newHead(conversation)
  return struct.pack('>I4', redis.call('HINCRBY', conversation, 'ordinals', 1) - 1)
end
local function ordinalOf(data) return (struct.unpack('>I4', data)) end
local function addCount(progress, sequence, choice, step)
  local text = redis.call('HGET', progress, sequence)
  local state, closes, a, b, c, d, message = string.match(text, '^(%a)|(%d+)|(%d+)|(%d+)|(%d+)|(%d+)|(.*)$')
  local all = { a, b, c, d }
  all[choice + 1] = string.format('%.0f', all[choice + 1] + step)
  redis.call('HSET', progress, sequence, table.concat({ state, closes, all[1], all[2], all[3], all[4], message }, '|'))
end
`;

/** The record that stood; 1 for a new one, 2 where its post was withdrawn; an error where the post is not known. Answer, count and bit are written together. */
const add = defineScript(`${packedAnswers}
local C, S, X, A, B = unpack(KEYS)
local key, sequence, choice, isCounted, post, record = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5], ARGV[6]
if redis.call('HGET', X, 'i' .. post) ~= sequence then return redis.error_reply('ERR an answer to a post that is not known') end
local data = redis.call('GET', A) or newHead(C)
local longer, earlier = insert(data, key, record)
if not longer then return earlier end
redis.call('SET', A, longer)
if isCounted == '1' then
  addCount(S, sequence, choice, 1)
  redis.call('SETBIT', B, ordinalOf(data), 1)
end
return string.sub(redis.call('HGET', S, sequence), 1, 1) == 'v' and 2 or 1
`);

interface MemberValue {
  readonly conversation: ConversationId;
  readonly member: MemberId;
  readonly packed: Buffer;
}

/** What a member's value holds, by sequence. */
export async function answersIn(plans: Plans, value: MemberValue): Promise<readonly Answer[]> {
  const answers = unpackAnswers(value.packed);
  const sequences = answers.map((answer) => answer.sequence);
  return toAnswers(answers, value.member, await plans.outlines(value.conversation, sequences));
}

interface Dependencies {
  readonly link: Link;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly tallies: RedisTallies;
}

export function createAnswers({
  link,
  keys,
  plans,
  tallies,
}: Dependencies): Pick<Store, 'answer' | 'answers'> {
  return {
    answer: (answer) =>
      inTime(async () => {
        const { member, sequence, choice } = answer;
        const { conversation } = answer.place;
        const [about, , , progress, index] = keys.group(conversation);
        const reply = await link.runBytes(
          add,
          [
            about,
            progress,
            index,
            keys.answers(conversation, member),
            keys.answerers(conversation, sequence),
          ],
          [keyOf(answer), sequence, choice, counts(answer) ? 1 : 0, answer.post, packAnswer(answer)],
        );
        const known = (await plans.outlines(conversation, [sequence])).get(sequence);
        if (reply === 1 && known) await count(answer, known);
        const stands = reply instanceof Buffer ? { ...answer, ...unpackAnswer(reply) } : answer;
        return { ...stands, place: known?.place ?? answer.place };
      }),
    answers: (member, conversation) =>
      inTime(async () => {
        const reply = await link.sendBytes('get', keys.answers(conversation, member));
        if (reply === null) return [];
        return answersIn(plans, { conversation, member, packed: asBytes(reply) });
      }),
  };

  /** In a slot of its own, so not one write with the answer: what dies in between is missing from the tallies alone. */
  async function count(answer: Answer, { question }: Outline): Promise<void> {
    const tried = triedOf({ question: question.id, section: question.section }, answer);
    if (tried) await tallies.tried(answer.member, tried);
  }
}
