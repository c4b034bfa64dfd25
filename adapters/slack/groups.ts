import { z } from 'zod';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import { cut } from '../shared/cut.ts';
import type { Api } from './api.ts';
import { createCache } from './cache.ts';
import { refusal } from './outcome.ts';

const List = z.object({ usergroups: z.array(z.object({ id: z.string(), handle: z.string() })) });
type Known = z.infer<typeof List>['usergroups'];

/** The workspace's user groups, which an admin names by handle, id or mention. */
export interface Groups {
  /** The id to mention; undefined: there is none of that name, or Slack does not say. */
  find(typed: string): Promise<string | undefined>;
  /** Why it would not be mentioned: a sentence. */
  fault(typed: string): Promise<string | undefined>;
}

const tenMinutesMs = 10 * 60_000;
const shownLength = 40;

export function createGroups(parts: { api: Api; clock: () => Epoch; log: Log }): Groups {
  const { api, clock, log } = parts;
  const lists = createCache<Known>({ ttlMs: tenMinutesMs, most: 1, clock });

  /** undefined: Slack does not say, which takes a scope that one may leave out. */
  const list = (): Promise<Known | undefined> =>
    lists.get('all', async () => {
      try {
        return List.parse(await api.client.usergroups.list()).usergroups;
      } catch (error) {
        log.info({ err: error, refusal: refusal(error) }, 'user groups could not be read');
        return undefined;
      }
    });

  async function find(typed: string): Promise<string | undefined> {
    const id = idIn(typed);
    const known = await list();
    if (!known) return id;
    return known.find((group) => group.id === id || group.handle.toLowerCase() === handleOf(typed))?.id;
  }

  return {
    find,
    async fault(typed) {
      if (/^<?[@!]?(everyone|here|channel)>?$/i.test(typed.trim()))
        return 'Coach never mentions everyone. Choose a user group.';
      if (await find(typed)) return undefined;
      return (await list())
        ? `There is no user group "${cut(typed.trim(), shownLength)}" in this workspace.`
        : 'I may not look up user groups. Write the id of one, such as S0123ABCD, or add the scope usergroups:read.';
    },
  };
}

export function createMentions({ fault }: Groups): Pick<Platform, 'mentionable' | 'mentionFault'> {
  return { mentionable: () => 'user group', mentionFault: (_place, typed) => fault(typed) };
}

function idIn(typed: string): string | undefined {
  return /^(?:<!subteam\^)?(S[A-Z0-9]{7,20})(?:\|[^>]*)?>?$/.exec(typed.trim())?.[1];
}

const handleOf = (typed: string): string => typed.trim().replace(/^@/, '').toLowerCase();
