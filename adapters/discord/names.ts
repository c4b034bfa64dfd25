import type { Client } from 'discord.js';
import type { MemberId } from '../../src/ids.ts';
import { within } from '../shared/within.ts';
import { userOf } from './ids.ts';

/** Names as a server shows them, of those that could be learned in time. */
export type Names = (guild: string, members: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, string>>;

const mostAsked = 25;
/** Together with the wait for an answer well below the three seconds of an acknowledgement. */
const waitMs = 800;

/** Asks Discord for those who are not in the SDK's memory. */
export function createNames(client: () => Client): Names {
  return async (guild, members) => {
    const names = new Map<MemberId, string>();
    const asked = members.slice(0, mostAsked).map(async (member) => {
      names.set(member, await nameOf(client(), guild, userOf(member)));
    });
    await within(waitMs, Promise.allSettled(asked));
    return names;
  };
}

/** In a direct message there is no server, and who left one has no name there. */
async function nameOf(client: Client, guild: string, user: string): Promise<string> {
  const member = await client.guilds.cache
    .get(guild)
    ?.members.fetch(user)
    .catch(() => undefined);
  return (member ?? (await client.users.fetch(user))).displayName;
}
