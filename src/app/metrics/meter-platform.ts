import type { Platform, Sent } from '../../platform.ts';
import type { Meters } from './meters.ts';

/** The same platform, with what it said to each message counted. */
export function meterPlatform(platform: Platform, { sends }: Meters): Platform {
  const name = platform.prefix.replace(':', '');
  const counted = async (call: string, sent: Promise<Sent>): Promise<Sent> => {
    const outcome = await sent;
    sends.inc({
      platform: name,
      call,
      outcome: outcome.kind === 'refused' ? `refused: ${outcome.why}` : outcome.kind,
    });
    return outcome;
  };
  return {
    ...platform,
    post: (place, posting) => counted('post', platform.post(place, posting)),
    say: (place, card) => counted('say', platform.say(place, card)),
    edit: (place, message, card) => counted('edit', platform.edit(place, message, card)),
    remove: (place, message) => counted('remove', platform.remove(place, message)),
    whisper: (member, card) => counted('whisper', platform.whisper(member, card)),
  };
}
