import type { Attempt } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { byTime, parseAttempt, storedAttempt } from '../shared/attempts.ts';
import type { Keys } from './keys.ts';
import { type Link, readHash } from './link.ts';
import { asPairs } from './replies.ts';

export function createAttempts(link: Link, keys: Keys): Pick<Store, 'attempt' | 'attempts'> {
  return {
    attempt: (attempt) => putAttempt(link, keys, attempt),
    async attempts(member) {
      return asPairs(await link.run(readHash, [keys.attempts(member)], []))
        .map(([event, text]) => parseAttempt(text, member, event))
        .toSorted(byTime);
    },
  };
}

/** The first of an event stands. */
export async function putAttempt(link: Link, keys: Keys, attempt: Attempt): Promise<void> {
  await link.send('hsetnx', keys.attempts(attempt.member), attempt.event, storedAttempt(attempt));
}
