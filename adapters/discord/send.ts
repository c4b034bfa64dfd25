import {
  type APIDMChannel,
  type APIMessage,
  MessageFlags,
  type RawFile,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import { inDirect } from '../../src/card/line.ts';
import type { MemberId, Place } from '../../src/ids.ts';
import type { Platform, Sent } from '../../src/platform.ts';
import type { Api } from './api.ts';
import type { Draw } from './draw.ts';
import { channelOf, direct, guildOf, messageParts, toMessage, userOf } from './ids.ts';
import { toSent } from './outcome.ts';
import type { Drawn, Plainer } from './plainer.ts';

export type Send = Pick<Platform, 'post' | 'say' | 'edit' | 'remove' | 'whisper'> & {
  /** Said as an answer to a message, whose author is not pinged by it. */
  answer(place: Parameters<Platform['say']>[0], message: string | undefined, card: Card): Promise<Sent>;
  /** From then on nothing is posted: nobody would hear the answers to it. */
  close(): void;
};

/** A question that is due meanwhile is tried again as soon as somebody listens. */
const deaf: Sent = { kind: 'refused', why: 'too much', afterMs: 60_000 };

export function createSend(parts: {
  readonly api: Api;
  readonly draw: Draw;
  readonly plainer: Plainer;
  /** The id of a role of a server, by what an admin called it. */
  readonly roleOf: (guild: string, name: string) => string | undefined;
}): Send {
  const { api, draw, plainer } = parts;
  let isClosed = false;

  async function speak(
    where: { readonly guild: string; readonly channel: string },
    card: Card,
    extra: Partial<RESTPostAPIChannelMessageJSONBody>,
  ): Promise<Sent> {
    if (isClosed) return deaf;
    return attempt(async () => {
      const route = Routes.channelMessages(where.channel);
      const files = filesOf(card);
      const said = (await plainer(await draw(card, where.guild), (drawn) =>
        api.inTurn.post(route, { body: { ...drawn, ...extra }, files }),
      )) as APIMessage; // as documented
      return { kind: 'sent', message: toMessage(where.guild, where.channel, said.id) };
    });
  }

  function roleOf(place: Place, card: Card): string | undefined {
    return card.mention === undefined ? undefined : parts.roleOf(guildOf(place), card.mention);
  }

  async function whisper(member: MemberId, card: Card): Promise<Sent> {
    let channel: string;
    try {
      const body = { recipient_id: userOf(member) };
      channel = ((await api.patient.post(Routes.userChannels(), { body })) as APIDMChannel).id; // as documented
    } catch (error) {
      const outcome = toSent(error);
      // No message was sent yet: to try again doubles nothing.
      return outcome.kind === 'unknown' ? { kind: 'refused', why: 'too much', afterMs: 30_000 } : outcome;
    }
    return speak({ guild: direct, channel }, inDirect(card), {});
  }

  return {
    async post(place, { card, mark, signal }) {
      const channel = channelOf(place);
      if (isClosed) return deaf;
      return attempt(async () => {
        const role = roleOf(place, card);
        // The nonce is the second belt: within a few minutes Discord returns the first message for it.
        const once = { nonce: mark, enforce_nonce: true };
        const route = Routes.channelMessages(channel);
        const said = (await plainer(await draw(card, guildOf(place), mark), (drawn) =>
          api.once.post(route, { body: { ...withRole(drawn, role), ...once }, signal }),
        )) as APIMessage; // as documented
        return { kind: 'sent', message: toMessage(guildOf(place), channel, said.id) };
      });
    },
    say: (place, card) => speak({ guild: guildOf(place), channel: channelOf(place) }, card, {}),
    answer: (place, message, card) =>
      speak(
        { guild: guildOf(place), channel: channelOf(place) },
        card,
        message ? { message_reference: { message_id: message, fail_if_not_exists: false } } : {},
      ),
    async edit(place, message, card) {
      const [, channel, id] = messageParts(message);
      return attempt(async () => {
        const route = Routes.channelMessage(channel, id);
        const role = card.mention === undefined ? undefined : await mentionedIn(api, route);
        await plainer(await draw(card, guildOf(place)), (drawn) =>
          api.patient.patch(route, { body: mentioning(drawn, role) }),
        );
        return { kind: 'sent', message };
      });
    },
    async remove(_place, message) {
      const [, channel, id] = messageParts(message);
      return attempt(async () => {
        await api.patient.delete(Routes.channelMessage(channel, id));
        return { kind: 'sent', message };
      });
    },
    whisper,
    close() {
      isClosed = true;
    },
  };
}

/** The role that a post was sent with, whatever was chosen since. */
async function mentionedIn(api: Api, route: `/${string}`): Promise<string | undefined> {
  const { content, mention_roles: roles } = (await api.patient.get(route)) as APIMessage; // as documented
  return roles.find((role) => content.startsWith(`<@&${role}>`));
}

/** No sound, but for a role that an admin asked to be told. */
function withRole(drawn: Drawn, role: string | undefined): object {
  return role === undefined
    ? { ...drawn, flags: MessageFlags.SuppressNotifications }
    : mentioning(drawn, role);
}

function mentioning(drawn: Drawn, role: string | undefined): object {
  if (role === undefined) return drawn;
  return {
    ...drawn,
    content: `<@&${role}> ${drawn.content}`.trim(),
    allowed_mentions: { ...drawn.allowed_mentions, roles: [role] },
  };
}

export function filesOf(card: Card): RawFile[] {
  return card.file
    ? [{ name: card.file.name, data: Buffer.from(card.file.text), contentType: 'text/plain' }]
    : [];
}

async function attempt(call: () => Promise<Sent>): Promise<Sent> {
  try {
    return await call();
  } catch (error) {
    return toSent(error);
  }
}
