import type { MemberId } from '../../ids.ts';
import type { Attempt } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { byTime, parseAttempt, storedAttempt } from '../shared/attempts.ts';
import type { Keys } from './keys.ts';
import { type Link, readHash } from './link.ts';
import { asPairs } from './replies.ts';
import type { RedisTallies } from './tallies.ts';

export function createAttempts(
  link: Link,
  keys: Keys,
  tallies: RedisTallies,
): Pick<Store, 'attempt' | 'attempts'> {
  return {
    async attempt(attempt) {
      if (await putAttempt(link, keys, attempt))
        await tallies.tried(attempt.member, { ...attempt, isCounted: false });
    },
    attempts: (member) => readAttempts(link, keys, member),
  };
}

/** The first of an event stands: false where this is not it. */
export async function putAttempt(link: Link, keys: Keys, attempt: Attempt): Promise<boolean> {
  const added = await link.send(
    'hsetnx',
    keys.attempts(attempt.member),
    attempt.event,
    storedAttempt(attempt),
  );
  return added === 1;
}

/** By time. */
export async function readAttempts(link: Link, keys: Keys, member: MemberId): Promise<readonly Attempt[]> {
  return asPairs(await link.run(readHash, [keys.attempts(member)], []))
    .map(([event, text]) => parseAttempt(text, member, event))
    .toSorted(byTime);
}
