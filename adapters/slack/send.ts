import type { Card } from '../../src/card/card.ts';
import { inDirect } from '../../src/card/line.ts';
import type { MemberId, MessageId, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Posting, Sent } from '../../src/platform.ts';
import type { Api } from './api.ts';
import type { Conversations } from './conversations.ts';
import type { Draw } from './draw.ts';
import type { Files } from './files.ts';
import { postEvent } from './history.ts';
import { channelOf, stampOf, threadOf, toMessage, userOf } from './ids.ts';
import type { Us } from './inbound.ts';
import { refusal, toSent } from './outcome.ts';
import { createPlainer } from './plainer.ts';

/** Messages that everybody in a place sees, and direct ones. Every method is one attempt. */
export interface Send {
  post(place: Place, posting: Posting): Promise<Sent>;
  say(place: Place, card: Card): Promise<Sent>;
  edit(place: Place, message: MessageId, card: Card): Promise<Sent>;
  remove(place: Place, message: MessageId): Promise<Sent>;
  whisper(member: MemberId, card: Card): Promise<Sent>;
}

interface Dependencies {
  readonly api: Api;
  readonly draw: Draw;
  readonly files: Files;
  readonly conversations: Conversations;
  readonly us: () => Us;
  readonly log: Log;
}

const quiet = { unfurl_links: false, unfurl_media: false } as const;

export function createSend({ api, draw, files, conversations, us, log }: Dependencies): Send {
  const plainer = createPlainer(log);

  async function attempt(send: () => Promise<MessageId>): Promise<Sent> {
    try {
      return { kind: 'sent', message: await send() };
    } catch (error) {
      const sent = toSent(error);
      log.warn({ err: error, refusal: refusal(error), outcome: sent.kind }, 'slack did not take a message');
      return sent;
    }
  }

  async function say(channel: string, thread: string | undefined, card: Card): Promise<MessageId> {
    const sent = await plainer(await draw.sent(card, { channel, thread }), (drawn) =>
      api.answers.chat.postMessage({ channel, ...quiet, ...drawn, ...inThread(thread) }),
    );
    return toMessage(us().team, channel, sent.ts ?? '');
  }

  return {
    post: (place, { card, mark, signal }) =>
      attempt(async () => {
        const channel = channelOf(place);
        const metadata = { event_type: postEvent, event_payload: { mark } };
        const thread = threadOf(place);
        const common = { channel, ...quiet, ...inThread(thread), metadata };
        const { chat } = api.until(signal);
        const sent = await plainer(await draw.sent(card, { channel, thread }, mark), (drawn) =>
          chat.postMessage({ ...common, ...drawn }),
        );
        return toMessage(us().team, channel, sent.ts ?? '');
      }),
    say: (place, card) => attempt(() => say(channelOf(place), threadOf(place), card)),
    edit: (place, message, card) =>
      attempt(async () => {
        const channel = channelOf(place);
        const at = { channel, ts: stampOf(message) };
        await plainer(await draw.sent(card, { channel, thread: threadOf(place) }), (drawn) =>
          api.patient.chat.update({ ...at, ...drawn }),
        );
        return message;
      }),
    remove: (place, message) =>
      attempt(async () => {
        await api.patient.chat.delete({ channel: channelOf(place), ts: stampOf(message) });
        return message;
      }),
    whisper: (member, card) =>
      attempt(async () => {
        const channel = await conversations.openDirect(userOf(member));
        const shown = card.file ? await files.attach(channel, card, card.file) : card;
        return say(channel, undefined, inDirect(shown));
      }),
  };
}

export function inThread(thread: string | undefined): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}
