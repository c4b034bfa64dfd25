import { z } from 'zod';
import { decodeAct } from '../../src/card/act.ts';
import { type CommandName, commandNamed, commandNames } from '../../src/card/commands.ts';
import type { Epoch, EventId, MemberId, MessageId } from '../../src/ids.ts';
import type { Incoming } from '../../src/platform.ts';
import { isSeen } from './play/view.ts';
import {
  conversationOf,
  directOf,
  isDirect,
  members,
  rootOf,
  type Spoken,
  team,
  threadOf,
  type Workspace,
} from './workspace.ts';

const id = z.string().min(1).max(100);
const common = { event: id, as: id, look: z.enum(['slack', 'discord']).default('slack') };

/** What the page's script sends. */
export const Sent = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('say'),
    in: id,
    thread: id.optional(),
    text: z.string().max(20_000),
  }),
  z.object({ ...common, kind: z.literal('press'), message: id, act: z.string().max(200) }),
  z.object({
    ...common,
    kind: z.literal('submit'),
    in: id,
    thread: id.optional(),
    act: z.string().max(200),
    values: z.record(z.string(), z.array(z.string().max(100_000))),
  }),
  z.object({ ...common, kind: z.literal('shortcut'), message: id }),
  z.object({ ...common, kind: z.literal('suggest'), name: z.enum(commandNames), text: z.string().max(200) }),
  z.object({
    ...common,
    kind: z.literal('play'),
    recording: id,
    speed: z.number().min(1).max(100_000),
  }),
  z.object({ ...common, kind: z.literal('stop') }),
  z.object({ ...common, kind: z.literal('move'), by: z.enum(['hour', 'day', 'week', 'month']) }),
]);
export type Sent = z.infer<typeof Sent>;
type Said = Extract<Sent, { kind: 'say' | 'play' | 'stop' | 'move' }>;

const mention = /(^|\s)@coach\b/i;

type Scene = Pick<Incoming, 'id' | 'at' | 'place' | 'member' | 'isDirect'>;

/** Pure: what was pressed or asked for, as the bot reads it; undefined where it names nothing that exists. */
export function toIncoming(sent: Exclude<Sent, Said>, workspace: Workspace, at: Epoch): Incoming | undefined {
  const member = members.find((one) => one.id === sent.as)?.id;
  if (!member) return undefined;
  const start = (conversation: string, thread: string | undefined): Scene => {
    const known = workspace.channels().find((channel) => channel.id === conversation)?.id ?? directOf(member);
    const place = { team, conversation: known, ...(thread ? { thread: threadOf(known, thread) } : {}) };
    return { id: eventOf(sent.event), at, place, member, isDirect: isDirect(known) };
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
      const message = workspace.find(sent.message as MessageId); // looked up, so checked
      const act = decodeAct(sent.act);
      if (!message || !act || !isSeen(message, { as: member })) return undefined;
      const scene = { ...start(message.place.conversation, undefined), place: message.place };
      const on = message.onlyFor || scene.isDirect ? 'private' : 'public';
      return { ...scene, kind: 'choice', act, message: message.id, on };
    }
    case 'shortcut': {
      const message = workspace.find(sent.message as MessageId); // looked up, so checked
      if (!message || !isSeen(message, { as: member })) return undefined;
      const scene = { ...start(message.place.conversation, undefined), place: message.place };
      return { ...scene, kind: 'thread', cause: 'shortcut', message };
    }
  }
}

/** A said line is a command, a mention, words in a direct message, or overheard. */
export function toSaid(
  said: { readonly event: string; readonly text: string },
  message: Spoken,
  member: MemberId,
): Incoming {
  const scene: Scene = {
    id: eventOf(said.event),
    at: message.at,
    place: message.place,
    member,
    isDirect: isDirect(message.place.conversation),
  };
  const command = commandOf(said.text);
  if (command) return { ...scene, kind: 'command', ...command };
  if (scene.isDirect) return { ...scene, kind: 'words', text: said.text };
  if (message.from !== 'person' || !mention.test(said.text))
    return { ...scene, kind: 'thread', cause: 'watch', message };
  const text = said.text.replace(mention, ' ').trim();
  const place = text ? threadUnder(message) : message.place;
  return { ...scene, place, kind: 'thread', cause: 'mention', message: { ...message, text } };
}

/** Words after a mention are answered in a thread under it, as on Slack; a bare one is about where it stands. */
function threadUnder({ id: root, place }: Spoken): Spoken['place'] {
  return rootOf(place) ? place : { ...place, thread: threadOf(place.conversation, root) };
}

function eventOf(given: string): EventId {
  return `web:${given}` as EventId; // minted here
}

function commandOf(text: string): { name: CommandName; text: string } | undefined {
  const [, word = '', rest = ''] = text.match(/^\/([a-z]+)(?:\s+([\s\S]*))?$/) ?? [];
  const name = commandNamed(word);
  return name && { name, text: rest };
}

export function isUnknownCommand(text: string): boolean {
  return /^\/\S/.test(text) && !commandOf(text);
}
