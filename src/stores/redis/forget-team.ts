import { type ConversationId, isOf, type TeamId } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { isTeamNote, withoutTeam } from '../shared/notes.ts';
import { readAttempts } from './attempts.ts';
import type { ForgetParts } from './forget-answers.ts';
import { defineGroupScript } from './group.ts';
import type { Paired } from './keys.ts';
import { readHash } from './link.ts';
import { toNote } from './notes.ts';
import { asPairs } from './replies.ts';
import { rewriteLogs } from './rewrite-logs.ts';
import { scan } from './scan.ts';

/** The jobs leave the queues with the conversation: nobody is handed out one of a conversation that is gone. */
const drop = defineGroupScript(`
for _, id in ipairs(redis.call('HKEYS', J)) do dropJob(getJob(id)) end
redis.call('DEL', C, J, P, S, X, H)
redis.call('SREM', LISTED, CONVERSATION)
`);

const paired: readonly Paired[] = ['a', 'b', 'r', 'u', 'w'];

export function createForgetTeam(parts: ForgetParts): Pick<Store, 'forgetTeam'> {
  const { link, keys, plans } = parts;
  return {
    async forgetTeam(team) {
      const dropIn = async (conversation: ConversationId): Promise<void> => {
        if (isOf(team, conversation)) await link.run(drop, keys.group(conversation), [conversation]);
      };
      await each('c', (key) => dropIn(keys.conversationIn(key)));
      for (const letter of paired)
        await each(letter, async (key) => {
          if (isOf(team, keys.pairIn(key, letter)[0])) await link.send('del', key);
        });
      plans.forgetCached();
      await each('t', (key) => forgetAttempts(parts, key, team));
      await each('n', (key) => forgetNote(parts, key, team));
      await rewriteLogs(link);
    },
  };

  async function each(letter: string, work: (key: string) => Promise<unknown>): Promise<void> {
    for await (const few of scan(link, keys.all(letter), 50)) await Promise.all(few.map(work));
  }
}

async function forgetAttempts({ link, keys }: ForgetParts, key: string, team: TeamId): Promise<void> {
  const attempts = await readAttempts(link, keys, keys.memberIn(key));
  const events = attempts.filter((attempt) => attempt.team === team).map(({ event }) => event);
  if (events.length > 0) await link.send('hdel', key, ...events);
}

async function forgetNote({ link, keys, notes }: ForgetParts, key: string, team: TeamId): Promise<void> {
  const [kind, id] = keys.noteIn(key);
  if (isTeamNote(team, { kind, id })) {
    await link.send('del', key);
    return;
  }
  const change = withoutTeam(toNote(asPairs(await link.run(readHash, [key], []))), team, { kind });
  if (change) await notes.note(kind, id, change);
}
