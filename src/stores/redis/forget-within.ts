import { isOf, type MemberId, type TeamId } from '../../ids.ts';
import { withoutMemberIn } from '../shared/notes.ts';
import { readAttempts } from './attempts.ts';
import { type ForgetDependencies, forgetAnswers, forgetChanges } from './forget-answers.ts';
import { eachKey } from './scan.ts';

/** What is known of a member in one team. In others they go on. */
export async function forgetWithin(
  dependencies: ForgetDependencies,
  member: MemberId,
  team: TeamId,
): Promise<void> {
  const { link, keys } = dependencies;
  const each = (letter: string, work: (key: string) => Promise<unknown>): Promise<void> =>
    eachKey(link, keys.all(letter), work);
  await each('a', async (key) => {
    if (isOf(team, keys.pairIn(key, 'a')[0])) await forgetAnswers(dependencies, key, member);
  });
  await each('c', async (key) => {
    const conversation = keys.conversationIn(key);
    if (isOf(team, conversation)) await forgetChanges(dependencies, conversation, member);
  });
  await each('r', async (key) => {
    if (isOf(team, keys.pairIn(key, 'r')[0])) await link.send('hdel', key, member);
  });
  for (const attempt of await readAttempts(link, keys, member))
    if (attempt.team === team) await link.send('hdel', keys.attempts(member), attempt.event);
  await each('n', (key) => forgetInNote(dependencies, key, { member, team }));
}

async function forgetInNote(
  { keys, notes }: ForgetDependencies,
  key: string,
  about: { readonly member: MemberId; readonly team: TeamId },
): Promise<void> {
  const [kind, id] = keys.noteIn(key);
  const change = withoutMemberIn(await notes.read(kind, id), about, { kind, id });
  if (change) await notes.note(kind, id, change);
}
