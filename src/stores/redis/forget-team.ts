import { type ConversationId, isOf, type TeamId } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { isTeamNote, withoutTeam } from '../shared/notes.ts';
import { readAttempts } from './attempts.ts';
import type { ForgetDependencies } from './forget-answers.ts';
import { dropConversation } from './group.ts';
import type { Paired } from './keys.ts';
import { eachKey } from './scan.ts';
import { forgetting } from './unfinished.ts';

const paired: readonly Paired[] = ['a', 'b', 'r', 'u', 'w'];

export function createForgetTeam(dependencies: ForgetDependencies): Pick<Store, 'forgetTeam'> {
  return {
    forgetTeam: (team) => forgetting(dependencies, () => forgetKeys(dependencies, team)),
  };
}

async function forgetKeys(dependencies: ForgetDependencies, team: TeamId): Promise<void> {
  const { link, keys, plans } = dependencies;
  const each = (letter: string, work: (key: string) => Promise<unknown>): Promise<void> =>
    eachKey(link, keys.all(letter), work);
  const dropIn = async (conversation: ConversationId): Promise<void> => {
    if (isOf(team, conversation)) await link.run(dropConversation, keys.group(conversation), [conversation]);
  };
  await each('c', (key) => dropIn(keys.conversationIn(key)));
  for (const letter of paired)
    await each(letter, async (key) => {
      if (isOf(team, keys.pairIn(key, letter)[0])) await link.send('del', key);
    });
  plans.forgetCached();
  await each('t', (key) => forgetAttempts(dependencies, key, team));
  await each('n', (key) => forgetNote(dependencies, key, team));
}

async function forgetAttempts({ link, keys }: ForgetDependencies, key: string, team: TeamId): Promise<void> {
  const attempts = await readAttempts(link, keys, keys.memberIn(key));
  const events = attempts.filter((attempt) => attempt.team === team).map(({ event }) => event);
  if (events.length > 0) await link.send('hdel', key, ...events);
}

async function forgetNote(
  { link, keys, notes }: ForgetDependencies,
  key: string,
  team: TeamId,
): Promise<void> {
  const [kind, id] = keys.noteIn(key);
  if (isTeamNote(team, { kind, id })) {
    await link.send('del', key);
    return;
  }
  const change = withoutTeam(await notes.read(kind, id), team, { kind });
  if (change) await notes.note(kind, id, change);
}
