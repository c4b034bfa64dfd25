import type { Platform } from '../../src/platform.ts';
import type { Conversations } from './conversations.ts';
import { channelOf, toMember, userOf } from './ids.ts';
import type { Us } from './inbound.ts';
import type { People } from './people.ts';

/**
 * Workspace admins and owners, the channel's creator, and who is named in the configuration. Channel managers can be
 * read only with a user token of an Enterprise organisation.
 */
export function createAdmins(options: {
  people: People;
  conversations: Conversations;
  us: () => Us;
  named: readonly string[];
}): Pick<Platform, 'isAdmin' | 'admins'> {
  const { people, conversations, us, named } = options;
  return {
    async isAdmin(member, place, over) {
      if (named.includes(member)) return true;
      const user = userOf(member);
      if (await people.isAdmin(user)) return true;
      if (over === 'team') return false;
      return (await conversations.creator(channelOf(place))) === user && (await people.isActive(user));
    },
    async admins(place, atMost) {
      const creator = await conversations.creator(channelOf(place));
      const ours = `${toMember(us().team, '')}`;
      const configured = named.filter((id) => id.startsWith(ours)).map((id) => id.slice(ours.length));
      const near = creator && (await people.isActive(creator)) ? [creator, ...configured] : configured;
      const all = near.length >= atMost ? near : [...near, ...(await people.workspaceAdmins())];
      return [...new Set(all)].slice(0, atMost).map((user) => toMember(us().team, user));
    },
  };
}
