import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import { elsewhere } from '../../src/card/elsewhere.ts';
import type { Epoch, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Acknowledgement, Bot, Incoming } from '../../src/platform.ts';
import { invalidCard } from '../shared/notices.ts';
import { type Work, within } from '../shared/within.ts';
import type { Deliver } from './deliver.ts';
import { parentOf } from './ids.ts';
import type { Heard, Us } from './inbound.ts';
import { fromInteraction } from './inbound-interaction.ts';
import { fromMemberRemoved } from './inbound-membership.ts';
import { fromMessage } from './inbound-message.ts';
import type { Permissions } from './may-post.ts';
import type { Send } from './send.ts';
import type { Promised } from './show.ts';
import { createTurns, type Turn } from './turns.ts';

export interface Listening {
  readonly client: Client;
  readonly bot: Bot;
  readonly us: (guild?: string) => Us;
  /** The channel a thread hangs under; undefined: it is no thread. */
  readonly parentOf: (channel: string) => Promise<string | undefined>;
  readonly deliver: Deliver;
  readonly send: Send;
  readonly permissions: Permissions;
  /** What an admin of the server has to do so that the bot may speak there. */
  readonly wayIn: (place: Place) => string;
  readonly work: Work;
  /** What is heard from then on is left to another replica, or to the next start. */
  readonly isStopping: () => boolean;
  readonly clock: () => Epoch;
  readonly log: Log;
  /** How long after an interaction was sent its answer may come before it is acknowledged without it. */
  readonly waitMs: number;
}

/** One listener per kind of event; all else is decided by the bot. */
export function listen(parts: Listening): void {
  const { client, bot, clock, log } = parts;
  const safely = (handle: () => Promise<void>): void => {
    if (parts.isStopping()) return;
    parts.work.track(
      handle().catch((error: unknown) => log.error({ err: error }, 'an event could not be handled')),
    );
  };
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (body: unknown) => {
    const heard = fromInteraction(body, parts.us());
    if (heard?.route.permissions)
      parts.permissions.note(parentOf(heard.incoming.place), heard.route.permissions);
    if (heard) safely(() => onInteraction(heard, parts));
  });
  const turns = createTurns();
  client.ws.on(GatewayDispatchEvents.MessageCreate, (body: MessageOrigin) => {
    const turn = mayAsk(body) ? turns.take(body.channel_id ?? '') : undefined;
    safely(() => onMessage(body, parts, turn).finally(() => turn?.end()));
  });
  client.ws.on(GatewayDispatchEvents.GuildMemberRemove, (body: unknown) => {
    const left = fromMemberRemoved(body, parts.us().user, clock());
    if (left) safely(async () => void (await bot.answer(left)));
  });
  client.on(Events.Error, (error) => log.warn({ err: error }, 'Discord reported an error'));
  client.on(Events.ShardError, (error) => log.warn({ err: error }, 'the connection to Discord failed'));
}

const promises: Readonly<Record<Acknowledgement, Promised>> = {
  asker: 'a private answer',
  place: 'a public answer',
  pressed: 'the pressed message',
  'in the acknowledgement': 'nothing yet',
  nothing: 'nothing yet',
};

/** Answered in the acknowledgement where the answer is ready in time: "thinking" is shown for what is slow. */
async function onInteraction(heard: Heard, { bot, deliver, waitMs, clock }: Listening): Promise<void> {
  const { kind } = heard.incoming;
  const promised = kind === 'form' ? 'a private answer' : promises[bot.acknowledgement(heard.incoming)];
  const answer = bot.answer(heard.incoming);
  const reply =
    promised === 'nothing yet' ? await answer : await within(left(waitMs, heard, clock()), answer);
  if (reply && !(reply.kind === 'nothing' && promised === 'the pressed message'))
    return deliver.answer(reply, heard, promised);
  const isShown = await deliver.acknowledge(heard, promised);
  const late = await answer;
  if (isShown) await deliver.reply(late, heard, promised);
}

/** Counted from when Discord sent it: in a crowd it has waited for its turn already. */
function left(waitMs: number, { incoming }: Heard, now: Epoch): number {
  return Math.min(waitMs, Math.max(0, waitMs - (now - incoming.at)));
}

/** What is read of a message before it is parsed. */
interface MessageOrigin {
  readonly id?: string;
  readonly guild_id?: string;
  readonly channel_id?: string;
  readonly content?: unknown;
}

/** Only a mention is answered in the channel. */
function mayAsk({ guild_id, content }: MessageOrigin): boolean {
  return guild_id !== undefined && typeof content === 'string' && content.includes('<@');
}

async function onMessage(body: MessageOrigin, parts: Listening, turn: Turn | undefined): Promise<void> {
  const { bot, us, send, wayIn, log } = parts;
  const parent = body.guild_id && body.channel_id ? await parts.parentOf(body.channel_id) : undefined;
  const incoming = fromMessage(body, parent, us(body.guild_id));
  if (!incoming) return;
  const reply = await bot.answer(incoming);
  const card = reply.kind === 'card' ? reply.card : reply.kind === 'invalid' ? invalidCard(reply) : undefined;
  if (!card) return;
  await turn?.come();
  const isPrivate = reply.kind === 'invalid' || (reply.kind === 'card' && reply.to !== 'place');
  const sent =
    isPrivate && !incoming.isDirect
      ? await send.whisper(incoming.member, card)
      : await send.answer(incoming.place, isAsked(incoming) ? body.id : undefined, card);
  const told =
    sent.kind === 'refused' && !isPrivate && isAsked(incoming)
      ? await send.whisper(incoming.member, elsewhere(card, incoming.place, { why: sent.why, wayIn }))
      : sent;
  if (told.kind !== 'sent') log.warn({ outcome: told }, 'an answer could not be delivered');
}

/** In a channel others speak in between: the answer hangs on what was asked. */
function isAsked(incoming: Incoming): boolean {
  return incoming.kind === 'thread' && incoming.cause === 'mention';
}
