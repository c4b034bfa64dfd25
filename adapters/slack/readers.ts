import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import type { Api } from './api.ts';
import { channelOf, userOf } from './ids.ts';
import { refusal } from './outcome.ts';
import type { People } from './people.ts';

const Channel = z.object({ is_private: z.boolean().nullish() });
const Page = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});
const pageSize = 1000;
const mostPages = 20;

/** Who may read a conversation now. What Slack does not tell counts as no. */
export function createReaders(options: { api: Api; people: People; log: Log }): Pick<Platform, 'canRead'> {
  const { api, people, log } = options;
  const { conversations } = api.client;

  async function isAmong(channel: string, user: string): Promise<boolean> {
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const given = { channel, limit: pageSize, ...(cursor && { cursor }) };
      const { members, response_metadata } = Page.parse(await conversations.members(given));
      if (members.includes(user)) return true;
      cursor = response_metadata?.next_cursor || undefined;
      if (!cursor) return false;
    }
    return false;
  }

  return {
    async canRead(member, place) {
      const channel = channelOf(place);
      const user = userOf(member);
      try {
        const found = Channel.parse((await conversations.info({ channel })).channel);
        return found.is_private ? await isAmong(channel, user) : await people.isActive(user);
      } catch (error) {
        if (refusal(error) !== 'channel_not_found')
          log.warn({ err: error }, 'who may read a conversation could not be read');
        return false;
      }
    },
  };
}
