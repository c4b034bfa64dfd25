import type { ConversationId, MemberId } from '../../ids.ts';
import type { Sequences, Standing } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { score } from '../shared/answers.ts';
import { type Tally, toBoard } from '../shared/board.ts';
import { isCounted } from '../shared/posts.ts';
import { packedAnswers } from './answers.ts';
import type { Keys } from './keys.ts';
import { defineScript, inTime, type Link } from './link.ts';
import type { Posts } from './posts.ts';
import { asBytes, asList, asNumber } from './replies.ts';

/** Members read by one script, so that it stays short for everybody else. */
const membersAtOnce = 100;

/** How many different members answered: one bit each in one value a post. The first key is for the union, and goes. */
const countUnion = defineScript(`
for first = 2, #KEYS, 500 do
  redis.call('BITOP', 'OR', KEYS[1], KEYS[1], unpack(KEYS, first, math.min(first + 499, #KEYS)))
end
local count = redis.call('BITCOUNT', KEYS[1])
redis.call('DEL', KEYS[1])
return count
`);

/** Of each member, the records whose keys lie in a range. */
const slice = defineScript(`${packedAnswers}
local slices = {}
for i, name in ipairs(KEYS) do
  local data = redis.call('GET', name)
  slices[i] = ''
  if data then
    local from, to = find(data, tonumber(ARGV[1])), find(data, tonumber(ARGV[2]))
    slices[i] = string.sub(data, 5 + from * 10, 4 + to * 10)
  end
end
return slices
`);

interface Range extends Sequences {
  readonly conversation: ConversationId;
}

export function createBoards(link: Link, keys: Keys, posts: Posts): Pick<Store, 'board'> {
  return {
    board: (conversation, sequences, members) =>
      inTime(async () => {
        const range = { ...sequences, conversation };
        const tallies = await readTallies(range);
        const taken = new Set(tallies.map((tally) => tally.sequence));
        const [answerers, standings] = await Promise.all([
          countAnswerers(conversation, [...taken]),
          stand(range, [...new Set(members)], taken),
        ]);
        return toBoard(tallies, answerers, standings);
      }),
  };

  async function readTallies({ conversation, from, to }: Range): Promise<readonly Tally[]> {
    const all = await posts.range(conversation, from, to);
    return all
      .filter((post) => isCounted(post.state))
      .map(({ sequence, question, counts }) => ({ sequence, best: question.best, counts }));
  }

  async function countAnswerers(conversation: ConversationId, taken: readonly number[]): Promise<number> {
    if (taken.length === 0) return 0;
    const bits = taken.map((sequence) => keys.answerers(conversation, sequence));
    return asNumber(await link.run(countUnion, [keys.union(conversation), ...bits], []));
  }

  async function stand(
    { conversation, from, to }: Range,
    members: readonly MemberId[],
    taken: ReadonlySet<number>,
  ): Promise<readonly Standing[]> {
    const groups = Array.from({ length: Math.ceil(members.length / membersAtOnce) }, (_, index) =>
      members.slice(index * membersAtOnce, (index + 1) * membersAtOnce),
    );
    const standings = await Promise.all(
      groups.map(async (group) => {
        const names = group.map((member) => keys.answers(conversation, member));
        const slices = asList(await link.runBytes(slice, names, [from * 2, to * 2 + 2]));
        return group.map((member, index) => ({ member, ...score(asBytes(slices[index]), taken) }));
      }),
    );
    return standings.flat();
  }
}
