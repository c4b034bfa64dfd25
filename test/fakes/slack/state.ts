import { botScopes } from '../../../adapters/slack/scopes.ts';
import { messageFaults, object, viewFaults } from './blocks.ts';

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly by: string;
  /** Seen by this user alone. */
  readonly only: string | undefined;
  readonly at: number;
  shown: { text: string; blocks: unknown; attachments?: unknown };
  metadata: unknown;
  /** Names of emoji. */
  reactions?: readonly string[];
}

export interface SlackView {
  readonly id: string;
  readonly user: string;
  readonly at: number;
  view: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
}

export interface SlackChannel {
  readonly id: string;
  name: string;
  readonly isDirect: boolean;
  readonly with: string | undefined;
  readonly members: Set<string>;
  isPrivate: boolean;
  readonly bookmarks: { readonly id: string; readonly title: string; readonly link: string }[];
  /** A direct message between several people. */
  isGroup: boolean;
  isArchived: boolean;
  isShared: boolean;
  creator: string | undefined;
}

export const ids = {
  team: 'T0000TEAM1',
  bot: 'B00COACH01',
  botUser: 'U00COACH01',
  app: 'A00COACH01',
  other: 'T000OTHER1',
} as const;

export type Fields = Readonly<Record<string, unknown>>;
/** Slack says `ok: false`, with this word. */
export class Refused extends Error {}

/** Everything a workspace holds, and what each method does to it. */
export function createSlackState(clock: () => number) {
  const channels = new Map<string, SlackChannel>();
  const users = new Map<string, Record<string, unknown>>();
  /** User groups: id -> handle. */
  const groups = new Map([['S0000SRE01', 'sre']]);
  const messages: SlackMessage[] = [];
  const views: SlackView[] = [];
  const homes = new Map<string, SlackView>();
  const triggers = new Map<string, { user: string; at: number; used: boolean }>();
  const hooks = new Map<
    string,
    { channel: string; user: string; message: string | undefined; at: number; left: number }
  >();
  const files: { channel: string; name: string; text: string }[] = [];
  const uploads = new Map<string, { name: string; text: string }>();
  const calls: { method: string; fields: Fields }[] = [];
  /** What Slack would have refused as malformed: empty in every good test. */
  const faults: string[] = [];
  const scopes = new Set<string>(botScopes);
  let count = 0;

  const stamp = (): string => `${Math.floor(clock() / 1000)}.${String(++count).padStart(6, '0')}`;
  const id = (letter: string): string => `${letter}${String(++count).padStart(9, '0')}`;

  function channelFor(fields: Fields): SlackChannel {
    const channel = channels.get(String(fields.channel));
    const isHidden = channel?.isDirect || channel?.isPrivate;
    if (!channel || (isHidden && !channel.members.has(ids.botUser))) throw new Refused('channel_not_found');
    return channel;
  }

  function checked(fields: Fields): SlackMessage['shown'] {
    const shown = { text: String(fields.text), blocks: json(fields.blocks) };
    const found = messageFaults(shown);
    faults.push(...found);
    if (found.length > 0) throw new Refused('invalid_blocks');
    return shown;
  }

  function checkedView(raw: unknown): Record<string, unknown> {
    const view = { ...object(json(raw)) };
    const found = viewFaults(view);
    faults.push(...found);
    if (found.length > 0) throw new Refused('invalid_arguments');
    return view;
  }

  function put(message: Omit<SlackMessage, 'ts' | 'at'> & { ts?: string }): SlackMessage {
    const made = { ts: stamp(), ...message, at: ++count };
    messages.push(made);
    return made;
  }

  function spend(trigger: unknown): string {
    const found = triggers.get(String(trigger));
    if (!found) throw new Refused('invalid_trigger_id');
    if (found.used) throw new Refused('exchanged_trigger_id');
    if (clock() - found.at >= 3000) throw new Refused('expired_trigger_id');
    found.used = true;
    return found.user;
  }

  function stack(user: string, raw: unknown): Fields {
    const view = { id: id('V'), user, at: ++count, view: checkedView(raw), errors: {} };
    views.push(view);
    return { view: { id: view.id } };
  }

  function ownMessage(fields: Fields): SlackMessage {
    channelFor(fields);
    const found = messages.find((one) => one.channel === fields.channel && one.ts === fields.ts && !one.only);
    if (!found) throw new Refused('message_not_found');
    if (found.by !== ids.botUser) throw new Refused('cant_update_message');
    return found;
  }

  function page(fields: Fields, found: readonly SlackMessage[]): Fields {
    const start = Number(fields.cursor ?? 0);
    const limit = Number(fields.limit ?? 100);
    const shown = found.slice(start, start + limit);
    const more = start + limit < found.length;
    return {
      messages: shown.map(toPast),
      has_more: more,
      response_metadata: { next_cursor: more ? String(start + limit) : '' },
    };
  }

  const isMember = (channel: SlackChannel): boolean => channel.members.has(ids.botUser);
  function readable(fields: Fields): SlackChannel {
    const channel = channelFor(fields);
    if (!isMember(channel)) throw new Refused('not_in_channel');
    return channel;
  }

  return {
    channels,
    users,
    groups,
    messages,
    views,
    homes,
    triggers,
    hooks,
    files,
    uploads,
    calls,
    faults,
    scopes,
    stamp,
    id,
    channelFor,
    checked,
    checkedView,
    put,
    spend,
    stack,
    ownMessage,
    page,
    isMember,
    readable,
    /** The order in which things were shown. */
    next: () => ++count,
  };
}

export type SlackState = ReturnType<typeof createSlackState>;

export function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function toPast(message: SlackMessage): Fields {
  return {
    type: 'message',
    ts: message.ts,
    user: message.by.startsWith('U') ? message.by : undefined,
    ...(message.by === ids.botUser && { bot_id: ids.bot }),
    ...(message.by.startsWith('B') && { bot_id: message.by, subtype: 'bot_message' }),
    ...message.shown,
    ...(message.reactions && { reactions: message.reactions.map((name) => ({ name, count: 1 })) }),
    ...(message.thread && { thread_ts: message.thread }),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}
