import { z } from 'zod';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Surroundings } from '../../src/platform.ts';
import { dayMs } from '../../src/time.ts';
import type { Api } from './api.ts';
import { createCache } from './cache.ts';
import { refusal } from './outcome.ts';

const Channel = z.object({
  name: z.string().nullish(),
  is_im: z.boolean().nullish(),
  is_mpim: z.boolean().nullish(),
  is_ext_shared: z.boolean().nullish(),
  is_pending_ext_shared: z.boolean().nullish(),
  pending_shared: z.array(z.unknown()).nullish(),
  creator: z.string().nullish(),
});
type Channel = z.infer<typeof Channel>;

export interface Conversations {
  surroundings(channel: string): Promise<Surroundings>;
  /** What a card calls it; undefined: nothing is known of it. */
  title(channel: string): Promise<string | undefined>;
  creator(channel: string): Promise<string | undefined>;
  /** A direct message with the bot, and not one between two people where a command was used. */
  isOwnDirect(channel: string): Promise<boolean>;
  /** An event says that another company reads along: believed at once. */
  noteShared(channel: string): void;
  forget(channel: string): void;
  /** The direct message with a member. */
  openDirect(user: string): Promise<string>;
}

const threeMinutesMs = 3 * 60_000;

/** Conversations, remembered for minutes. */
export function createConversations(options: { api: Api; clock: () => Epoch; log: Log }): Conversations {
  const { api, clock, log } = options;
  const channels = createCache<Channel>({ ttlMs: threeMinutesMs, most: 2000, clock });
  const directs = createCache<string>({ ttlMs: dayMs, most: 20_000, clock });
  const shared = new Map<string, Epoch>();

  async function load(channel: string): Promise<Channel | undefined> {
    try {
      return Channel.parse((await api.client.conversations.info({ channel })).channel);
    } catch (error) {
      // Where the bot is no member of a private conversation this is the everyday answer.
      if (refusal(error) !== 'channel_not_found')
        log.warn({ err: error }, 'a conversation could not be read');
      return undefined;
    }
  }

  const read = (channel: string): Promise<Channel | undefined> => channels.get(channel, () => load(channel));

  function reach(channel: string, known: Channel | undefined): Surroundings['reach'] {
    if ((shared.get(channel) ?? 0) > clock()) return 'shared';
    if (!known) return 'unknown';
    const isShared = known.is_ext_shared || known.is_pending_ext_shared || known.pending_shared?.length;
    return isShared ? 'shared' : 'ours';
  }

  return {
    async surroundings(channel) {
      const known = await read(channel);
      const isDirect = known?.is_im ?? channel.startsWith('D');
      // A group's name is made of its members' names: no pattern of channels is meant for it.
      const name = known?.is_mpim ? '' : (known?.name ?? (isDirect ? 'direct message' : ''));
      return { name, isDirect, reach: reach(channel, known) };
    },
    async title(channel) {
      const known = await read(channel);
      if (known?.is_im ?? channel.startsWith('D')) return 'this conversation';
      if (known?.is_mpim) return 'this group message';
      return known?.name ? `#${known.name}` : undefined;
    },
    creator: async (channel) => (await read(channel))?.creator ?? undefined,
    isOwnDirect: async (channel) => (await read(channel))?.is_im === true,
    noteShared(channel) {
      if (shared.size > 2000) shared.clear();
      shared.set(channel, clock() + threeMinutesMs);
    },
    forget: (channel) => channels.forget(channel),
    async openDirect(user) {
      const opened = await directs.get(user, async () => {
        const answer = await api.client.conversations.open({ users: user });
        return z.object({ id: z.string() }).parse(answer.channel).id;
      });
      if (opened === undefined) throw new Error('slack opened no direct message');
      return opened;
    },
  };
}
