import { type Client, PermissionFlagsBits, type Role } from 'discord.js';
import type { Place } from '../../src/ids.ts';
import { cut } from '../shared/cut.ts';
import { guildOf, parentOf } from './ids.ts';

const shownLength = 40;

/** A role of a server by its name, with or without @, by its id or its mention. Never everyone. */
export function roleIn(client: Client, guild: string, typed: string): Role | undefined {
  const id = idOf(typed);
  const name = nameOf(typed);
  return client.guilds.cache
    .get(guild)
    ?.roles.cache.find((role) => role.id !== guild && (role.id === id || role.name.toLowerCase() === name));
}

/** Discord drops a mention that is not allowed without a word: an admin is told when it is chosen. */
export function mentionFault(client: Client, place: Place, typed: string): string | undefined {
  const guild = client.guilds.cache.get(guildOf(place));
  if (!guild) return undefined;
  if (['everyone', 'here'].includes(nameOf(typed)) || typed.trim() === guild.id)
    return 'Coach never mentions everyone. Choose another role.';
  const role = roleIn(client, guild.id, typed);
  if (!role)
    return idOf(typed)
      ? 'The role that was chosen is no longer in this server. Choose another under More.'
      : `There is no role "${cut(typed, shownLength)}" in this server.`;
  const { me } = guild.members;
  const held = me && guild.channels.cache.get(parentOf(place))?.permissionsFor(me);
  if (role.mentionable || held?.has(PermissionFlagsBits.MentionEveryone)) return undefined;
  return `@${cut(role.name, shownLength)} takes no mentions. Switch on "Allow anyone to @mention this role" for it in Server Settings, Roles.`;
}

const idOf = (typed: string): string | undefined => /^(?:<@&)?(\d{15,25})>?$/.exec(typed.trim())?.[1];

const nameOf = (typed: string): string => typed.trim().replace(/^@/, '').toLowerCase();
