import type { Log } from '../log.ts';
import type { Platform, Sent } from '../platform.ts';

/** The platforms that let the bot do nothing at the moment, by name, and what has to be done. */
export interface Refusals {
  readonly platform: Platform;
  refused(): Readonly<Record<string, string>>;
}

/** Watches what becomes of everything that is said: each time it turns, the operator is told once. */
export function watchRefusals(platform: Platform, log: Log): Refusals {
  const refused = new Map<string, string>();

  function note(id: string, sent: Sent): void {
    const name = id.split(':')[0] ?? '';
    if (sent.kind === 'sent' && refused.delete(name))
      log.info({ platform: name }, 'a platform lets the bot act again');
    if (sent.kind !== 'refused' || sent.why !== 'workspace' || refused.get(name) === sent.remedy) return;
    refused.set(name, sent.remedy);
    log.error({ platform: name, todo: sent.remedy }, 'a platform refuses all that the bot does');
  }

  async function noted(id: string, sending: Promise<Sent>): Promise<Sent> {
    const sent = await sending;
    note(id, sent);
    return sent;
  }

  return {
    refused: () => Object.fromEntries(refused),
    platform: {
      ...platform,
      post: (place, ...rest) => noted(place.conversation, platform.post(place, ...rest)),
      say: (place, card) => noted(place.conversation, platform.say(place, card)),
      edit: (place, ...rest) => noted(place.conversation, platform.edit(place, ...rest)),
      whisper: (member, card) => noted(member, platform.whisper(member, card)),
    },
  };
}
