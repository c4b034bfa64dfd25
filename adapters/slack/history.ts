import { z } from 'zod';
import type { Epoch, MessageId, Place, PostId } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Message, Unread } from '../../src/platform.ts';
import { unreadBy } from '../shared/refused.ts';
import type { Api } from './api.ts';
import { channelOf, threadOf, toEpoch, toMessage } from './ids.ts';
import type { Us } from './inbound.ts';
import { speaker } from './inbound-command.ts';
import { isSpeech } from './inbound-event.ts';
import { Spoken, wordsOf } from './inbound-words.ts';
import { toSent } from './outcome.ts';

/** The metadata on a post, next to the mark in its buttons. */
export const postEvent = 'coach_post';

const Past = Spoken.extend({
  ts: z.string(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  hidden: z.boolean().nullish(),
  reactions: z.array(z.object({ name: z.string() })).nullish(),
  metadata: z
    .object({ event_type: z.string().nullish(), event_payload: z.looseObject({}).nullish() })
    .nullish(),
});
type Past = z.infer<typeof Past>;

const Page = z.object({
  messages: z.array(Past),
  has_more: z.boolean().nullish(),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

export interface History {
  readThread(
    place: Place,
    wanted: { readonly atMost: number; readonly since?: Epoch },
  ): Promise<readonly Message[] | Unread>;
  findPost(place: Place, mark: PostId, since: Epoch): Promise<MessageId | 'none' | 'cannot tell'>;
}

const pageSize = 200;
const mostPages = 10;
/** A post may carry a timestamp from just before it was planned, where clocks differ. */
const marginMs = 10 * 60_000;

interface Dependencies {
  readonly api: Api;
  readonly us: () => Us;
  readonly log: Log;
  /** The name of the emoji that marks a message for the timeline, without colons. */
  readonly markReaction: string;
}

export function createHistory({ api, us, log, markReaction }: Dependencies): History {
  const read = (past: Past, place: Place): readonly Message[] =>
    toPast(past, place, us()).map((said) =>
      past.reactions?.some(({ name }) => name === markReaction) ? { ...said, isMarked: true } : said,
    );

  /** Slack gives a channel newest first and a thread oldest first. */
  async function page(
    place: Place,
    more: { limit: number; cursor?: string; oldest?: string },
  ): Promise<z.infer<typeof Page>> {
    const channel = channelOf(place);
    const ts = threadOf(place);
    const asked = { channel, include_all_metadata: true, ...more };
    return Page.parse(
      ts
        ? await api.client.conversations.replies({ ...asked, ts })
        : await api.client.conversations.history(asked),
    );
  }

  async function readThread(
    place: Place,
    { atMost, since }: { readonly atMost: number; readonly since?: Epoch },
  ): Promise<readonly Message[]> {
    const oldest = since === undefined ? undefined : (since / 1000).toFixed(6);
    if (!threadOf(place)) {
      const { messages } = await page(place, { limit: Math.min(atMost, 999), ...(oldest && { oldest }) });
      return messages.reverse().flatMap((past) => read(past, place));
    }
    const said: Past[] = [];
    for await (const messages of pages(place, oldest)) said.push(...messages);
    return said.flatMap((past) => read(past, place)).slice(-atMost);
  }

  async function* pages(place: Place, oldest?: string): AsyncGenerator<readonly Past[], 'whole' | 'cut'> {
    let cursor: string | undefined;
    for (let read = 0; read < mostPages; read++) {
      const found = await page(place, {
        limit: pageSize,
        ...(cursor && { cursor }),
        ...(oldest && { oldest }),
      });
      yield found.messages;
      cursor = found.response_metadata?.next_cursor || undefined;
      if (!cursor) return found.has_more ? 'cut' : 'whole';
    }
    return 'cut';
  }

  async function findPost(
    place: Place,
    mark: PostId,
    since: Epoch,
  ): Promise<MessageId | 'none' | 'cannot tell'> {
    const oldest = Math.max(0, (since - marginMs) / 1000).toFixed(6);
    const all = pages(place, oldest);
    for (let next = await all.next(); ; next = await all.next()) {
      if (next.done) return next.value === 'whole' ? 'none' : 'cannot tell';
      const found = next.value.find((past) => isMarked(past, mark, us()));
      if (found) return toMessage(us().team, channelOf(place), found.ts);
    }
  }

  return {
    readThread: (place, wanted) =>
      readThread(place, wanted).catch((error: unknown) => {
        log.info({ err: error }, 'a thread could not be read');
        return unreadBy(toSent(error));
      }),
    findPost: (place, mark, since) =>
      findPost(place, mark, since).catch((error: unknown) => {
        log.warn({ err: error }, 'a post could not be looked for');
        return 'cannot tell' as const;
      }),
  };
}

function toPast(past: Past, place: Place, us: Us): readonly Message[] {
  if (!isSpeech(past)) return [];
  const id = toMessage(us.team, channelOf(place), past.ts);
  return [{ id, at: toEpoch(past.ts), text: wordsOf(past), from: speaker(past, us) }];
}

/** By the metadata, or by the ids of the buttons: a post edited since has only those. */
function isMarked(past: Past, mark: PostId, us: Us): boolean {
  if (speaker(past, us) !== 'us') return false;
  if (past.metadata?.event_type === postEvent && past.metadata.event_payload?.mark === mark) return true;
  return JSON.stringify(past.blocks ?? []).includes(`"action_id":"${mark}:`);
}
