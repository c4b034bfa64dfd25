import { z } from 'zod';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';
import { createCache } from './cache.ts';
import { isForeign, type Us } from './inbound.ts';
import { refusal } from './outcome.ts';

const User = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_primary_owner: z.boolean().nullish(),
  tz: z.string().nullish(),
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
});
type User = z.infer<typeof User>;

export interface People {
  name(user: string): Promise<string | undefined>;
  zone(user: string): Promise<string | undefined>;
  /** Workspace admins and owners. Channel managers cannot be read with a bot's token. */
  isAdmin(user: string): Promise<boolean>;
  /** Still here, and one of this team. */
  isActive(user: string): Promise<boolean>;
  /** Asked again: what is forgotten for good rests on it. */
  whereabouts(user: string): Promise<'here' | 'gone' | 'cannot tell'>;
  workspaceAdmins(): Promise<readonly string[]>;
  forget(user: string): void;
}

const fiveMinutesMs = 5 * 60_000;
const pageSize = 200;
const mostPages = 10;

/** Members of the workspace, remembered for minutes. What Slack does not tell counts as no. */
export function createPeople(options: { api: Api; us: () => Us; clock: () => Epoch; log: Log }): People {
  const { api, us, clock, log } = options;
  const users = createCache<User>({ ttlMs: fiveMinutesMs, most: 5000, clock });
  const lists = createCache<readonly string[]>({ ttlMs: fiveMinutesMs, most: 1, clock });

  async function load(user: string): Promise<User | undefined> {
    try {
      return User.parse((await api.client.users.info({ user })).user);
    } catch (error) {
      log.warn({ err: error }, 'a member could not be read');
      return undefined;
    }
  }

  const read = (user: string): Promise<User | undefined> => users.get(user, () => load(user));
  const isOurs = (user: User): boolean =>
    !user.deleted && !isForeign(us(), user.team_id, user.enterprise_user?.enterprise_id);
  const isManager = (user: User): boolean =>
    isOurs(user) && Boolean(user.is_admin || user.is_owner || user.is_primary_owner);

  async function listAdmins(): Promise<readonly string[] | undefined> {
    const found: string[] = [];
    let cursor: string | undefined;
    try {
      for (let page = 0; page < mostPages; page++) {
        const answer = await api.client.users.list({ limit: pageSize, ...(cursor && { cursor }) });
        const members = z.array(User).parse(answer.members ?? []);
        found.push(...members.filter((user) => !user.is_bot && isManager(user)).map((user) => user.id));
        cursor = answer.response_metadata?.next_cursor || undefined;
        if (!cursor) break;
      }
      return found;
    } catch (error) {
      log.warn({ err: error }, 'the members could not be listed');
      return undefined;
    }
  }

  return {
    async name(user) {
      const found = await read(user);
      return found?.profile?.display_name || found?.profile?.real_name || found?.name || undefined;
    },
    zone: async (user) => (await read(user))?.tz ?? undefined,
    async isAdmin(user) {
      const found = await read(user);
      return found !== undefined && isManager(found);
    },
    async isActive(user) {
      const found = await read(user);
      return found !== undefined && isOurs(found);
    },
    async whereabouts(user) {
      try {
        const { user: found } = await api.client.users.info({ user });
        return isOurs(User.parse(found)) ? 'here' : 'gone';
      } catch (error) {
        return refusal(error) === 'user_not_found' ? 'gone' : 'cannot tell';
      }
    },
    workspaceAdmins: async () => (await lists.get('all', listAdmins)) ?? [],
    forget: (user) => users.forget(user),
  };
}
