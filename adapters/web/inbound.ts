import { z } from 'zod';
import { decodeAct } from '../../src/card/act.ts';
import { type CommandName, commandNamed, commandNames } from '../../src/card/commands.ts';
import type { Epoch, EventId, MemberId, MessageId } from '../../src/ids.ts';
import type { Incoming } from '../../src/platform.ts';
import {
  channels,
  conversationOf,
  directOf,
  isDirect,
  members,
  type Room,
  type Spoken,
  team,
  threadOf,
} from './room.ts';

const id = z.string().min(1).max(100);

/** What the page's script sends. */
export const Sent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('say'),
    event: id,
    as: id,
    in: id,
    thread: id.optional(),
    text: z.string().max(20_000),
  }),
  z.object({ kind: z.literal('press'), event: id, as: id, message: id, act: z.string().max(200) }),
  z.object({
    kind: z.literal('submit'),
    event: id,
    as: id,
    in: id,
    thread: id.optional(),
    act: z.string().max(200),
    values: z.record(z.string(), z.array(z.string().max(2000))),
  }),
  z.object({ kind: z.literal('shortcut'), event: id, as: id, message: id }),
  z.object({
    kind: z.literal('suggest'),
    event: id,
    as: id,
    name: z.enum(commandNames),
    text: z.string().max(200),
  }),
]);
export type Sent = z.infer<typeof Sent>;

const mention = /(^|\s)@coach\b/i;

type Scene = Pick<Incoming, 'id' | 'at' | 'place' | 'member' | 'isDirect'>;

/** Pure: what was typed or pressed, as the bot reads it; undefined where it names nothing that exists. */
export function toIncoming(sent: Sent, room: Room, at: Epoch): Incoming | undefined {
  const member = members.find((one) => one.id === sent.as)?.id;
  if (!member) return undefined;
  const start = (conversation: string, thread: string | undefined): Scene => {
    const known = channels.find((channel) => channel.id === conversation)?.id ?? directOf(member);
    const place = { team, conversation: known, ...(thread ? { thread: threadOf(known, thread) } : {}) };
    return { id: `web:${sent.event}` as EventId, at, place, member, isDirect: isDirect(known) }; // minted here
  };
  switch (sent.kind) {
    case 'suggest':
      return {
        ...start(conversationOf('sre-daily'), undefined),
        kind: 'suggest',
        name: sent.name,
        text: sent.text,
      };
    case 'submit': {
      const act = decodeAct(sent.act);
      return act && { ...start(sent.in, sent.thread), kind: 'form', act, values: sent.values };
    }
    case 'press': {
      const message = room.find(sent.message as MessageId); // looked up, so checked
      const act = decodeAct(sent.act);
      if (!message || !act || (message.onlyFor && message.onlyFor !== member)) return undefined;
      const scene = { ...start(message.place.conversation, undefined), place: message.place };
      return {
        ...scene,
        kind: 'choice',
        act,
        message: message.id,
        on: message.onlyFor || scene.isDirect ? 'private' : 'public',
      };
    }
    case 'shortcut': {
      const message = room.find(sent.message as MessageId); // looked up, so checked
      return (
        message && {
          ...start(message.place.conversation, undefined),
          place: message.place,
          kind: 'thread',
          cause: 'shortcut',
          message,
        }
      );
    }
    case 'say':
      return undefined;
  }
}

/** A said line is a command, a mention, words in a direct message, or overheard. */
export function toSaid(sent: Extract<Sent, { kind: 'say' }>, message: Spoken, member: MemberId): Incoming {
  const scene: Scene = {
    id: `web:${sent.event}` as EventId, // minted here
    at: message.at,
    place: message.place,
    member,
    isDirect: isDirect(message.place.conversation),
  };
  const command = commandOf(sent.text);
  if (command) return { ...scene, kind: 'command', ...command };
  if (scene.isDirect) return { ...scene, kind: 'words', text: sent.text };
  const isMention = mention.test(sent.text);
  const words = sent.text.replace(mention, ' ').trim();
  return {
    ...scene,
    kind: 'thread',
    cause: isMention ? 'mention' : 'watch',
    message: { ...message, text: isMention ? words : sent.text },
  };
}

function commandOf(text: string): { name: CommandName; text: string } | undefined {
  const [, word = '', rest = ''] = text.match(/^\/([a-z]+)(?:\s+([\s\S]*))?$/) ?? [];
  const name = commandNamed(word);
  return name && { name, text: rest };
}

export function isUnknownCommand(text: string): boolean {
  return /^\/\S/.test(text) && !commandOf(text);
}
