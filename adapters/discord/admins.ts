import { type Client, type Guild, type GuildMember, PermissionFlagsBits } from 'discord.js';
import type { MemberId, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import { guildOf, isDirect, parentOf, toMember, userOf } from './ids.ts';
import { refusal } from './outcome.ts';

const manage = PermissionFlagsBits.ManageChannels | PermissionFlagsBits.ManageGuild;

/** Who may set up: the owner, Manage Channels there, Manage Server, and those named in the configuration. */
export function createAdmins({
  client,
  named,
  log,
}: {
  readonly client: () => Client;
  readonly named: readonly string[];
  readonly log: Log;
}): Pick<Platform, 'isAdmin' | 'admins'> {
  const guildAt = (place: Place): Guild | undefined => client().guilds.cache.get(guildOf(place));
  return {
    async isAdmin(member, place, over) {
      if (named.includes(member)) return true;
      const guild = isDirect(place) ? undefined : guildAt(place);
      if (!guild) return false;
      if (guild.ownerId === userOf(member)) return true;
      try {
        // Roles change without our hearing of it: asked again each time.
        const found = await guild.members.fetch({ user: userOf(member), force: true });
        return over === 'team'
          ? found.permissions.has(PermissionFlagsBits.ManageGuild)
          : manages(found, place);
      } catch (error) {
        if (refusal(error) === undefined) log.warn({ err: error }, 'permissions could not be read');
        return false;
      }
    },
    async admins(place, atMost) {
      const guild = isDirect(place) ? undefined : guildAt(place);
      const known = guild ? [...guild.members.cache.values()] : [];
      const found: readonly MemberId[] = [
        ...(guild ? [toMember(guild.ownerId)] : []),
        ...known
          .filter((member) => !member.user.bot && manages(member, place))
          .map((member) => toMember(member.id)),
        ...named.filter((id): id is MemberId => id.startsWith('discord:')),
      ];
      return [...new Set(found)].slice(0, atMost);
    },
  };
}

function manages(member: GuildMember, place: Place): boolean {
  const channel = member.guild.channels.cache.get(parentOf(place));
  return (channel ? channel.permissionsFor(member) : member.permissions).any(manage);
}
