import type { Client, Guild } from 'discord.js';
import { toSpeak } from './invite.ts';

/** In which channels the bot may speak, to notice when it is let in again. */
export interface Reach {
  /** The channels of the server that have become open since it was last asked. */
  opened(guild: Guild): readonly string[];
  /** The channels of a server that is left: discord.js has forgotten them by the time it tells. */
  forget(guild: string): readonly string[];
}

export function createReach(client: Client): Reach {
  const open = new Map<string, ReadonlySet<string>>();
  for (const guild of client.guilds.cache.values()) open.set(guild.id, openChannels(guild));
  return {
    opened(guild) {
      const before = open.get(guild.id);
      const now = openChannels(guild);
      open.set(guild.id, now);
      return [...now].filter((channel) => !before?.has(channel));
    },
    forget(guild) {
      const channels = [...(open.get(guild) ?? [])];
      open.delete(guild);
      return channels;
    },
  };
}

function openChannels(guild: Guild): ReadonlySet<string> {
  const me = guild.members.me;
  if (!me) return new Set();
  const channels = [...guild.channels.cache.values()].filter((channel) => channel.isTextBased());
  return new Set(
    channels.filter((channel) => channel.permissionsFor(me)?.has(toSpeak)).map((channel) => channel.id),
  );
}
