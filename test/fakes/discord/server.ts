import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { openGateway } from './gateway.ts';
import { type Answer, type Call, createRest } from './rest.ts';
import { createRoutes, type Faults } from './routes.ts';
import { createState, type Modal, type Open } from './state.ts';
import {
  channel,
  guild,
  ids,
  type Message,
  member,
  type Name,
  type Part,
  speak,
  thread,
  user,
} from './world.ts';

const token = 'a-token-of-the-tests';
const allFlags = (1 << 19) | (1 << 15);

type Fault = (call: Call) => Answer | 'hang' | 'drop' | undefined;

interface Who {
  readonly as?: Name;
  /**
   * `daily`, `incidents`, `direct`, or the id of a thread. Where the bot is not, and is called by who keeps the app:
   * `elsewhere`, a channel of another server, and `between`, a conversation between people.
   */
  readonly in?: string;
}

export interface Shown {
  readonly id: string;
  readonly channel: string;
  readonly content: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly menu: readonly string[];
  readonly files: readonly string[];
  /** `everyone`, or whom an ephemeral message is for. */
  readonly for: string;
  readonly isThinking: boolean;
  readonly isSilent: boolean;
  readonly reference: string | undefined;
}

export type DiscordServer = Awaited<ReturnType<typeof openDiscord>>;

/** Discord's gateway and REST on this machine, for the real discord.js, and a person in front of them. */
export async function openDiscord(options: { readonly now: () => number; readonly flags?: number }) {
  const flags = options.flags ?? allFlags;
  const state = createState(options.now);
  const faults: Faults = { closedTo: new Set(), mute: new Set() };
  const calls: Call[] = [];
  let fault: Fault | undefined;
  let commands: readonly { readonly name: string }[] = [];
  let modal: { readonly form: Modal; readonly by: Open } | undefined;
  const route = createRoutes({
    state,
    faults,
    flags,
    address: () => address,
    registered: (given) => {
      commands = given;
    },
    threadOpened: (opened) => gateway.dispatch('THREAD_CREATE', opened),
  });
  /** What was uploaded in modals, by its path. */
  const uploads = new Map<string, string>();
  const server = createRest((call) => {
    calls.push(call);
    const kept = uploads.get(call.path);
    if (kept !== undefined) return { status: 200, body: kept };
    return fault?.(call) ?? route(call);
  }, token);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const gateway = openGateway({
    server,
    token,
    flags,
    ready: () => ({
      v: 10,
      user: { ...user(ids.bot), verified: true, mfa_enabled: false, flags: 0 },
      guilds: [{ id: ids.guild, unavailable: true }],
      session_id: 'a-session',
      resume_gateway_url: address.replace('http', 'ws'),
      application: { id: ids.application, flags },
    }),
    afterReady: () => [['GUILD_CREATE', guild(ids.guild, [...state.threads.values()])]],
  });

  const keep = (file: string): string => {
    const id = state.mint();
    uploads.set(`/attachments/${id}`, file);
    return id;
  };
  const toAttachment = ([path, file]: readonly [string, string]): readonly [string, object] => [
    path.replace('/attachments/', ''),
    { url: `${address}${path}`, size: file.length },
  ];

  const idOf = (name: Name = 'member'): string => ids[name];
  const channelOf = (where = 'daily', as?: Name): string => {
    if (where === 'direct') {
      const known = state.directs.get(idOf(as)) ?? `5${state.mint().slice(1)}`;
      state.directs.set(idOf(as), known);
      return known;
    }
    return isNamed(where) ? ids[where] : where;
  };

  async function interact(type: number, who: Who, data: object, message?: Message): Promise<Open> {
    const id = state.mint();
    const channel = channelOf(who.in, who.as);
    const open: Open = {
      token: `token-${id}`,
      channel,
      member: idOf(who.as),
      message: message?.id,
      isSubmission: type === 5,
      answered: undefined,
      original: undefined,
      isSettled: false,
      modal: undefined,
      suggestions: undefined,
    };
    state.interactions.set(open.token, open);
    gateway.dispatch('INTERACTION_CREATE', {
      ...origin(open, who),
      id,
      type,
      data,
      ...(message && { message }),
    });
    await state.until(() => (open.isSettled ? true : undefined), 'the interaction was answered');
    if (open.modal) modal = { form: open.modal, by: open };
    return open;
  }

  function origin(open: Open, who: Who): object {
    const known = state.threads.get(open.channel);
    const { type, from } = whence(open, who);
    return {
      application_id: ids.application,
      token: open.token,
      version: 1,
      locale: 'en-US',
      entitlements: [],
      app_permissions: String(speak & ~(state.channels.get(known?.parent_id ?? open.channel)?.denied ?? 0n)),
      attachment_size_limit: 10_000_000,
      channel_id: open.channel,
      channel: { id: open.channel, type, name: 'a-channel', parent_id: known?.parent_id ?? null, flags: 0 },
      ...from,
    };
  }

  /** Who called from where, and for whom the app is installed. */
  function whence({ channel, member: by }: Open, who: Who): { type: number; from: object } {
    const kept = { authorizing_integration_owners: { 1: by } };
    const inServer = (id: string) => ({
      guild_id: id,
      context: 0,
      member: member(by),
      guild_locale: 'en-US',
    });
    switch (channel) {
      case ids.elsewhere:
        return { type: 0, from: { ...inServer(ids.otherGuild), ...kept } };
      case ids.between:
        return { type: 3, from: { user: user(by), context: 2, ...kept } };
    }
    if (who.in === 'direct')
      return { type: 1, from: { user: user(by), context: 1, authorizing_integration_owners: { 0: '0' } } };
    const type = state.threads.has(channel) ? 11 : (state.channels.get(channel)?.type ?? 0);
    return { type, from: { ...inServer(ids.guild), authorizing_integration_owners: { 0: ids.guild } } };
  }

  function findButton(label: string): { message: Message; part: Part; value: string | undefined } {
    for (const message of [...state.messages].reverse())
      for (const part of message.components.flatMap((row) => row.components)) {
        if (part.label === label && part.custom_id) return { message, part, value: undefined };
        const option = part.options?.find((one) => one.label === label);
        if (option) return { message, part, value: option.value };
      }
    throw new Error(`there is no button "${label}"`);
  }

  function said(who: Who, text: string, extra: Partial<Message> = {}): Message {
    const channel_id = channelOf(who.in, who.as);
    const author = user(idOf(who.as));
    const message = state.add({ channel_id, author, content: text, ...extra });
    gateway.dispatch('MESSAGE_CREATE', {
      ...message,
      mentions: [],
      attachments: [],
      timestamp: '2026-01-01T00:00:00.000Z',
    });
    return message;
  }

  return {
    token,
    rest: { api: `${address}/api`, cdn: address },
    state,
    faults,
    calls,
    dispatch: gateway.dispatch,
    commands: () => commands,
    fail(given: Fault | undefined) {
      fault = given;
    },
    /** A message, or a slash command and its answer. */
    async says(text: string, who: Who = {}): Promise<Message | Open> {
      const [, name, words] = text.match(/^\/([a-z-]+)\s*([\s\S]*)$/) ?? [];
      if (name === undefined) return said(who, text);
      const options = words ? [{ name: 'words', type: 3, value: words }] : [];
      return interact(2, who, { id: '7', name, type: 1, options });
    },
    mentions: (text: string, who: Who = {}): Message => said(who, `<@${ids.bot}> ${text}`.trim()),
    /** What another app posts: an alert. */
    alerts: (embed: object, who: Who = {}): Message =>
      said(who, '', { author: { ...user('800000000000000001'), bot: true }, embeds: [embed] }),
    async presses(label: string, who: Who = {}): Promise<Open> {
      const { message, part, value } = findButton(label);
      const isMenu = value !== undefined;
      const data = {
        custom_id: part.custom_id,
        component_type: isMenu ? 3 : 2,
        ...(isMenu && { values: [value] }),
      };
      const isDirect = [...state.directs.values()].includes(message.channel_id);
      return interact(3, { ...who, in: isDirect ? 'direct' : message.channel_id }, data, message);
    },
    async submits(
      values: Readonly<Record<string, string | readonly string[]>>,
      who: Who = {},
    ): Promise<Open> {
      if (!modal) throw new Error('no form is open');
      const { form, by } = modal;
      const message = state.messages.find((one) => one.id === by.message);
      const components = form.components.flatMap((row) =>
        row.component ? [{ ...row, component: filled(row.component, values, keep) }] : [],
      );
      const resolved = { attachments: Object.fromEntries([...uploads].map(toAttachment)) };
      return interact(
        5,
        { in: by.channel, ...who },
        { custom_id: form.custom_id, components, resolved },
        message,
      );
    },
    types: (name: string, text: string, who: Who = {}): Promise<Open> =>
      interact(4, who, {
        id: '7',
        name,
        type: 1,
        options: [{ name: 'words', type: 3, value: text, focused: true }],
      }),
    finds: (message: Message, who: Who = {}): Promise<Open> =>
      interact(
        2,
        { in: message.channel_id, ...who },
        {
          id: '8',
          name: 'Find a guide for this',
          type: 3,
          target_id: message.id,
          resolved: { messages: { [message.id]: message } },
        },
      ),
    /** What the bot may do in a channel from now on; discord.js is told. */
    denies(id: string, denied: bigint): void {
      const type = state.channels.get(id)?.type ?? 0;
      state.channels.set(id, { type, denied });
      const overwrite = { id: ids.bot, type: 1, allow: '0', deny: String(denied) };
      const changed = channel(id, 'sre-daily', { type, permission_overwrites: [overwrite] });
      gateway.dispatch('CHANNEL_UPDATE', changed);
    },
    /** A new channel of any type. */
    adds(name: string, type: number): string {
      const id = state.mint();
      state.channels.set(id, { type, denied: 0n });
      gateway.dispatch('CHANNEL_CREATE', channel(id, name, { type }));
      return id;
    },
    deletes(id: string, name: string): void {
      state.channels.delete(id);
      gateway.dispatch('CHANNEL_DELETE', channel(id, name));
    },
    opens(name: string, parent: string = ids.incidents): string {
      const id = state.mint();
      const opened = thread(id, parent, name);
      state.threads.set(id, opened);
      gateway.dispatch('THREAD_CREATE', opened);
      return id;
    },
    /** What the bot has said and still stands, oldest first. */
    heard: (): readonly Shown[] => state.messages.filter((one) => one.author.id === ids.bot).map(toShown),
    /** Whoever waits for an answer goes away. */
    giveUp(): void {
      for (const open of state.interactions.values()) open.isSettled = true;
      state.changed();
    },
    until: state.until,
    sessions: gateway.sessions,
    shut: gateway.shut,
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

const named = ['daily', 'incidents', 'elsewhere', 'between'] as const;
const isNamed = (where: string): where is (typeof named)[number] => named.some((name) => name === where);

function filled(
  component: { readonly type: number; readonly custom_id: string },
  values: Readonly<Record<string, string | readonly string[]>>,
  keep: (file: string) => string,
): object {
  const value = values[component.custom_id];
  const { type, custom_id } = component;
  if (type === 19) return { type, custom_id, values: value === undefined ? [] : [value].flat().map(keep) };
  if (type === 3) return { type, custom_id, values: value === undefined ? [] : [value].flat() };
  return { type, custom_id, value: [value ?? ''].flat()[0] ?? '' };
}

function toShown(message: Message): Shown {
  const parts = message.components.flatMap((row) => row.components);
  return {
    id: message.id,
    channel: message.channel_id,
    content: message.content,
    text: message.embeds.map((embed) => embed.description ?? '').join('\n'),
    buttons: parts.flatMap((part) => part.label ?? []),
    menu: parts.flatMap((part) => (part.options ?? []).map((option) => option.label)),
    files: message.files,
    for: message.onlyFor ?? 'everyone',
    isThinking: Boolean(message.flags & 128),
    isSilent: Boolean(message.flags & 4096),
    reference: message.reference,
  };
}
