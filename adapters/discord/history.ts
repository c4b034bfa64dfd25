import { type APIMessage, Routes } from 'discord.js';
import { z } from 'zod';
import type { MessageId, Place, PostId } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Message, Platform } from '../../src/platform.ts';
import { unreadBy } from '../shared/refused.ts';
import type { Api } from './api.ts';
import { isMarked } from './custom-id.ts';
import { channelOf, guildOf, isDirect, snowflakeAt, toEpoch, toMessage } from './ids.ts';
import type { Us } from './inbound.ts';
import { toHistory } from './inbound-message.ts';
import { toSent } from './outcome.ts';

interface Dependencies {
  readonly api: Api;
  readonly us: () => Us;
  readonly mayRead: () => boolean;
  /** What people called the thread, or the post of a forum. */
  readonly titleOf: (thread: string) => Promise<string | undefined>;
  readonly log: Log;
}

const page = 100;
const mostPages = 10;
/** The store's clock and Discord's may differ. */
const marginMs = 60_000;

export function createHistory({
  api,
  us,
  mayRead,
  titleOf,
  log,
}: Dependencies): Pick<Platform, 'findPost' | 'readThread'> {
  async function read(channel: string, query: Record<string, string>): Promise<readonly APIMessage[]> {
    const route = Routes.channelMessages(channel);
    return (await api.patient.get(route, { query: new URLSearchParams(query) })) as APIMessage[]; // as documented
  }

  async function titled(place: Place, said: readonly Message[]): Promise<readonly Message[]> {
    const thread = channelOf(place);
    const text = place.thread === undefined ? undefined : await titleOf(thread);
    // A thread is called by the beginning of its message where nobody names it.
    if (!text || said.some((message) => message.text.includes(text))) return said;
    const id = toMessage(guildOf(place), thread, 'title');
    return [{ id, at: toEpoch(thread), text, from: 'person' }, ...said];
  }

  return {
    async findPost(place, mark, since) {
      try {
        return await search({ place, mark, from: snowflakeAt(since - marginMs), us: us().user }, read);
      } catch (error) {
        log.warn({ err: error }, 'a post could not be looked up');
        return 'cannot tell';
      }
    },
    async readThread(place, { atMost, since = 0 }) {
      // Without the MESSAGE_CONTENT intent the words of others arrive empty: that is no quiet thread.
      if (!mayRead() && !isDirect(place)) return 'forbidden';
      try {
        const newest = await read(channelOf(place), { limit: String(Math.min(Math.max(1, atMost), page)) });
        const said = [...newest].reverse().flatMap((raw) => toHistory(raw, place, us()) ?? []);
        return (await titled(place, said)).filter((message) => message.at >= since);
      } catch (error) {
        return unreadBy(toSent(error));
      }
    },
  };
}

type Read = (channel: string, query: Record<string, string>) => Promise<readonly APIMessage[]>;

interface Wanted {
  readonly place: Place;
  readonly mark: PostId;
  /** The id of a message: what is looked for came after it. */
  readonly from: string;
  readonly us: string;
}

async function search(
  { place, mark, from, us }: Wanted,
  read: Read,
): Promise<MessageId | 'none' | 'cannot tell'> {
  const channel = channelOf(place);
  let after = from;
  for (let i = 0; i < mostPages; i++) {
    const messages = await read(channel, { after, limit: String(page) });
    const found = messages.find(
      (message) => message.author.id === us && customIds(message).some(isMarkedBy(mark)),
    );
    if (found) return toMessage(guildOf(place), channel, found.id);
    if (messages.length < page) return 'none';
    after = newestOf(messages);
  }
  return 'cannot tell';
}

function newestOf(messages: readonly APIMessage[]): string {
  const ids = messages.map((message) => BigInt(message.id)).sort((a, b) => (a < b ? -1 : 1));
  return String(ids.at(-1));
}

const isMarkedBy = (mark: PostId) => (id: string) => isMarked(id, mark);

const Rows = z.array(
  z.object({ components: z.array(z.object({ custom_id: z.string().nullish() })).nullish() }),
);

function customIds(message: APIMessage): readonly string[] {
  const rows = Rows.safeParse(message.components ?? []).data ?? [];
  return rows.flatMap((row) => (row.components ?? []).flatMap((component) => component.custom_id ?? []));
}
