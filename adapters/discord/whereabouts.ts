import type { Client, Guild } from 'discord.js';
import type { MemberId, TeamId } from '../../src/ids.ts';
import { direct, guildOfTeam, userOf } from './ids.ts';
import { refusal } from './outcome.ts';

type Whereabouts = 'here' | 'gone' | 'cannot tell';

/** Unknown member, unknown user. */
const unknown: ReadonlySet<number | undefined> = new Set([10_007, 10_013]);

/** The servers are listed when the connection is made; one that is away for an outage stays on the list. */
export function isIn(client: Client, team: TeamId): Whereabouts {
  const guild = guildOfTeam(team);
  if (guild === direct || client.guilds.cache.has(guild)) return 'here';
  return client.isReady() ? 'gone' : 'cannot tell';
}

/** Who left one server may share another with the bot: the first that has them ends the search. */
export async function whereabouts(client: Client, member: MemberId): Promise<Whereabouts> {
  let isSure = true;
  for (const guild of client.guilds.cache.values()) {
    const found = await inServer(guild, userOf(member));
    if (found === 'here') return found;
    isSure &&= found === 'gone';
  }
  return isSure ? 'gone' : 'cannot tell';
}

async function inServer(guild: Guild, user: string): Promise<Whereabouts> {
  if (!guild.available) return 'cannot tell';
  try {
    await guild.members.fetch({ user, force: true });
    return 'here';
  } catch (error) {
    return unknown.has(refusal(error)) ? 'gone' : 'cannot tell';
  }
}
