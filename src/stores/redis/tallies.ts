import type { ConversationId, MemberId, QuestionId, SectionId } from '../../ids.ts';
import type { TallyStore } from '../../store/tallies.ts';
import { type Counted, type SetName, sets, type Tried, toTallies } from '../shared/tallies.ts';
import type { Keys } from './keys.ts';
import { defineScript, inTime, type Link, readHash } from './link.ts';
import { asBytes, asList, asNumber, asPairs, asText } from './replies.ts';

export interface RedisTallies extends TallyStore {
  /** A try that was not there before. */
  tried(member: MemberId, tried: Tried): Promise<void>;
  /** Answers that count no more. */
  takeBack(question: QuestionId, answered: number, right: number): Promise<void>;
  /** Takes a member out of every set. */
  forgetMember(member: MemberId): Promise<void>;
}

/** No member's id is this: the number that was given last. */
export const lastNumber = '#';
const questionsAtOnce = 50;

/** As `entered` in shared/tallies.ts has it. */
const enter = defineScript(`
local MEMBERS, COUNTS, PEOPLE, MISSED, BACK, MENDED = unpack(KEYS)
local member, question, section, right, counted = ARGV[1], ARGV[2], ARGV[3], ARGV[4] == '1', ARGV[5] == '1'
local number = redis.call('HGET', MEMBERS, member)
if not number then
  number = redis.call('HINCRBY', MEMBERS, '${lastNumber}', 1)
  redis.call('HSET', MEMBERS, member, number)
end
redis.call('HSET', COUNTS, 'section ' .. question, section)
if counted then
  redis.call('SETBIT', PEOPLE, number, 1)
  redis.call('HINCRBY', COUNTS, 'answered ' .. question, 1)
  if right then redis.call('HINCRBY', COUNTS, 'right ' .. question, 1) end
end
if redis.call('GETBIT', MISSED, number) == 0 then
  if not right then redis.call('SETBIT', MISSED, number, 1) end
elseif redis.call('GETBIT', BACK, number) == 0 then
  redis.call('SETBIT', BACK, number, 1)
  if right then redis.call('SETBIT', MENDED, number, 1) end
end
`);

const leave = defineScript(`
local number = redis.call('HGET', KEYS[1], ARGV[1])
if not number then return end
for i = 2, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then redis.call('SETBIT', KEYS[i], number, 0) end
end
redis.call('HDEL', KEYS[1], ARGV[1])
`);

export function createTallies(link: Link, keys: Keys): RedisTallies {
  const setsOf = (question: QuestionId): readonly string[] => sets.map((set) => keys.tallySet(set, question));
  return {
    async tried(member, { question, section, isRight, isCounted }) {
      await link.run(
        enter,
        [keys.tallyMembers, keys.tallyCounts, ...setsOf(question)],
        [member, question, section, isRight ? 1 : 0, isCounted ? 1 : 0],
      );
    },
    async takeBack(question, answered, right) {
      await link.send('hincrby', keys.tallyCounts, `answered ${question}`, -answered);
      await link.send('hincrby', keys.tallyCounts, `right ${question}`, -right);
    },
    async forgetMember(member) {
      const questions = [...(await readCounts(link, keys)).keys()];
      await link.run(leave, [keys.tallyMembers, ...questions.flatMap(setsOf)], [member]);
    },
    tallies: () =>
      inTime(async () => {
        const [posts, questions] = await Promise.all([countPosts(link, keys), readAll(link, keys)]);
        return toTallies(posts, questions);
      }),
  };
}

async function countPosts(link: Link, keys: Keys): Promise<number> {
  const listed = await Promise.all(keys.listed.map((key) => link.send('smembers', key)));
  const counts = await Promise.all(
    listed
      .flatMap((shard) => asList(shard).map((name) => asText(name) as ConversationId)) // as it was stored
      .map((name) => link.send('hget', keys.group(name)[0], 'posted')),
  );
  return counts.reduce<number>((sum, count) => sum + (count === null ? 0 : asNumber(count)), 0);
}

type Counts = Pick<Counted, 'section' | 'answered' | 'right'>;

/** By question. */
async function readCounts(link: Link, keys: Keys): Promise<ReadonlyMap<QuestionId, Counts>> {
  const fields = new Map(asPairs(await link.run(readHash, [keys.tallyCounts], [])));
  return new Map(
    [...fields].flatMap(([field, section]): [QuestionId, Counts][] => {
      if (!field.startsWith('section ')) return [];
      const question = field.slice('section '.length) as QuestionId; // as the script wrote it
      const [answered, right] = [fields.get(`answered ${question}`), fields.get(`right ${question}`)];
      return [
        [
          question,
          { section: section as SectionId, answered: Number(answered ?? 0), right: Number(right ?? 0) },
        ],
      ];
    }),
  );
}

async function readAll(link: Link, keys: Keys): Promise<ReadonlyMap<QuestionId, Counted>> {
  const counts = [...(await readCounts(link, keys))];
  const found = new Map<QuestionId, Counted>();
  for (let at = 0; at < counts.length; at += questionsAtOnce)
    for (const [question, counted] of await Promise.all(
      counts.slice(at, at + questionsAtOnce).map(async ([question, count]) => {
        const of = await readSets(link, keys, question);
        return [question, { ...count, sets: of }] as const;
      }),
    ))
      found.set(question, counted);
  return found;
}

async function readSets(link: Link, keys: Keys, question: QuestionId): Promise<Counted['sets']> {
  const read = async (set: SetName): Promise<Uint8Array> => {
    const bytes = await link.sendBytes('get', keys.tallySet(set, question));
    return bytes === null ? new Uint8Array() : asBytes(bytes);
  };
  const [people, back, mended] = await Promise.all([read('people'), read('back'), read('mended')]);
  return { people, missed: new Uint8Array(), back, mended };
}
