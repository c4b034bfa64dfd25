import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import { guildOf, isDirect, parentOf, userOf } from './ids.ts';
import { refusal } from './outcome.ts';

/** Who may read a channel now: asked again, since roles change and people leave without our hearing of it. */
export function createReaders({
  client,
  log,
}: {
  readonly client: () => Client;
  readonly log: Log;
}): Pick<Platform, 'canRead'> {
  return {
    async canRead(member, place) {
      if (isDirect(place)) return true;
      const guild = client().guilds.cache.get(guildOf(place));
      const channel = guild?.channels.cache.get(parentOf(place));
      if (!guild || !channel) return false;
      try {
        const found = await guild.members.fetch({ user: userOf(member), force: true });
        return channel.permissionsFor(found).has(PermissionFlagsBits.ViewChannel);
      } catch (error) {
        if (refusal(error) === undefined)
          log.warn({ err: error }, 'who may read a channel could not be read');
        return false;
      }
    },
  };
}
