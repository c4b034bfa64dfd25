import type { Log } from '../../src/log.ts';
import type { Sent } from '../../src/platform.ts';

/** What a platform's errors say. */
interface Platform {
  readonly name: 'slack' | 'discord';
  readonly log: Log;
  toSent(error: unknown): Sent;
  refusal(error: unknown): unknown;
}

/** Sends the first form that is taken: the whole message, else a plainer one. */
export type LastResort = <Form, Answer>(
  forms: readonly [Form, ...Form[]],
  send: (form: Form) => Promise<Answer>,
) => Promise<Answer>;

/**
 * A refused content was not taken, so sending a plainer form of it doubles nothing; what fails for another reason fails
 * at once.
 */
export function createLastResort({ name, log, toSent, refusal }: Platform): LastResort {
  return async function lastResort([form, next, ...rest], send) {
    try {
      return await send(form);
    } catch (error) {
      const sent = toSent(error);
      if (sent.kind !== 'refused' || sent.why !== 'content') throw error;
      const message = `${name} rejected the form of a card: a bug of ours`;
      log.error({ err: error, refusal: refusal(error) }, message);
      if (next === undefined) throw error;
      return lastResort([next, ...rest], send);
    }
  };
}
