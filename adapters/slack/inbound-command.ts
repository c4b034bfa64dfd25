import { z } from 'zod';
import { type CommandName, commandNamed } from '../../src/card/commands.ts';
import type { Epoch } from '../../src/ids.ts';
import { bounded } from '../shared/bounded.ts';
import { toEpoch, toEvent, toMember, toMessage, toPlace } from './ids.ts';
import { type Heard, isDirectChannel, isForeign, toTrigger, type Us } from './inbound.ts';
import { Spoken, wordsOf } from './inbound-words.ts';
import { readable, withoutMention } from './words.ts';

const Command = z.object({
  command: z.string(),
  text: z
    .string()
    .transform((text) => bounded(text))
    .nullish(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
});

/** With or without the prefix: an app may have been made with another one. */
export function spelledName(typed: string, prefix: string): CommandName | undefined {
  const bare = typed.replace(/^\//, '');
  return commandNamed(bare, prefix) ?? commandNamed(bare);
}

/** A slash command. It carries no thread and no time. */
export function fromCommand(
  body: unknown,
  us: Us,
  options: { prefix: string; now: Epoch },
): Heard | undefined {
  const parsed = Command.safeParse(body);
  if (!parsed.success) return undefined;
  const said = parsed.data;
  const name = spelledName(said.command, options.prefix);
  if (!name) return undefined;
  return {
    incoming: {
      kind: 'command',
      name,
      text: withoutMention(readable(said.text ?? ''), us.user),
      id: toEvent(said.trigger_id),
      at: options.now,
      place: toPlace(us.team, said.channel_id),
      member: toMember(us.team, said.user_id),
      isDirect: isDirectChannel(said.channel_id),
    },
    route: {
      surface: isDirectChannel(said.channel_id) ? 'direct' : 'none',
      user: said.user_id,
      channel: said.channel_id,
      thread: undefined,
      message: undefined,
      responseUrl: said.response_url,
      trigger: toTrigger(said.trigger_id, options.now),
      view: undefined,
    },
    isForeign: isForeign(us, said.team_id, said.enterprise_id),
  };
}

export const shortcutId = 'find_guide';

const Shortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal(shortcutId),
  trigger_id: z.string(),
  response_url: z.string().nullish(),
  message_ts: z.string(),
  team: z.object({ id: z.string(), enterprise_id: z.string().nullish() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  channel: z.object({ id: z.string() }),
  message: Spoken.extend({
    ts: z.string().nullish(),
    thread_ts: z.string().nullish(),
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    subtype: z.string().nullish(),
  }),
});

/** "Find a guide for this", on any message: works where the bot is no member, too. */
export function fromShortcut(body: unknown, us: Us, now: Epoch): Heard | undefined {
  const parsed = Shortcut.safeParse(body);
  if (!parsed.success) return undefined;
  const { channel, message, message_ts: ts, user, team, trigger_id: trigger } = parsed.data;
  const thread = message.thread_ts ?? ts;
  return {
    incoming: {
      kind: 'thread',
      cause: 'shortcut',
      message: {
        id: toMessage(us.team, channel.id, ts),
        at: toEpoch(ts),
        text: wordsOf(message),
        from: speaker(message, us),
      },
      id: toEvent(trigger),
      at: now,
      place: toPlace(us.team, channel.id, thread),
      member: toMember(us.team, user.id),
      isDirect: isDirectChannel(channel.id),
    },
    route: {
      surface: isDirectChannel(channel.id) ? 'direct' : 'none',
      user: user.id,
      channel: channel.id,
      thread: message.thread_ts ?? undefined,
      message: undefined,
      responseUrl: parsed.data.response_url ?? undefined,
      trigger: toTrigger(trigger, now),
      view: undefined,
    },
    isForeign: isForeign(us, user.team_id ?? team?.id, team?.enterprise_id),
  };
}

/** Says reminders, and carries no id of a bot. */
const slackbot = 'USLACKBOT';

/** Whoever wrote it. */
export function speaker(
  message: {
    user?: string | null | undefined;
    bot_id?: string | null | undefined;
    subtype?: string | null | undefined;
  },
  us: Us,
): 'person' | 'bot' | 'us' {
  if (message.user === us.user || message.bot_id === us.bot) return 'us';
  if (message.user === slackbot) return 'bot';
  return message.bot_id || message.subtype === 'bot_message' ? 'bot' : 'person';
}
