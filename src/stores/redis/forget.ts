import type { MemberId } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { naming, withoutMember } from '../shared/notes.ts';
import { type ForgetDependencies, forgetAnswers, forgetChanges } from './forget-answers.ts';
import { forgetWithin } from './forget-within.ts';
import { eachKey } from './scan.ts';
import { forgetting } from './unfinished.ts';

export function createForget(dependencies: ForgetDependencies): Pick<Store, 'forget'> {
  return {
    forget: (member, within) =>
      forgetting(dependencies, () =>
        within ? forgetWithin(dependencies, member, within) : forgetEverywhere(dependencies, member),
      ),
  };
}

async function forgetEverywhere(dependencies: ForgetDependencies, member: MemberId): Promise<void> {
  const { link, keys, tallies } = dependencies;
  const each = (letter: string, work: (key: string) => Promise<unknown>): Promise<void> =>
    eachKey(link, keys.all(letter), work);
  await each('a', (key) => forgetAnswers(dependencies, key, member));
  await each('c', (key) => forgetChanges(dependencies, keys.conversationIn(key), member));
  await each('r', (key) => link.send('hdel', key, member));
  await each('n', (key) => forgetInNote(dependencies, key, member));
  await link.send('del', keys.attempts(member));
  await tallies.forgetMember(member);
}

async function forgetInNote(
  { link, keys, notes }: ForgetDependencies,
  key: string,
  member: MemberId,
): Promise<void> {
  const [kind, id] = keys.noteIn(key);
  if (kind === 'member' && id === member) {
    await link.send('del', key);
    return;
  }
  const change = withoutMember(await notes.read(kind, id), naming(member));
  if (change) await notes.note(kind, id, change);
}
