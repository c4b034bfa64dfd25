import type { App, Receiver } from '@slack/bolt';
import { createSlack, type Slack, type SlackOptions } from '../../../adapters/slack/slack.ts';
import type { Log } from '../../../src/log.ts';
import type { Bot } from '../../../src/platform.ts';
import type { Chat, Saying } from '../../builders/chat.ts';
import { object } from './blocks.ts';
import { addChannel, addMember, payload } from './recorded.ts';
import { eventOf } from './said.ts';
import { readScreen, typedValues } from './screen.ts';
import { openScreens } from './screens.ts';
import { createSlackServer, type SlackServer } from './server.ts';
import { ids, type SlackMessage, type SlackView } from './state.ts';

/** What Slack was sent back for one delivery: the acknowledgement, and what had been called before it. */
export interface Delivered {
  readonly acks: readonly unknown[];
  readonly callsBeforeAck: readonly string[];
}

export interface SlackWorkspace extends Chat {
  readonly platform: Slack;
  readonly server: SlackServer;
  /** The time, for the bot and for Slack alike. */
  readonly clock: { now: number };
  /** Starts the platform with the bot it is to talk to. */
  start(bot: Bot): Promise<void>;
  /** Any payload, as Slack would send it. Resolves when everything it caused is done. */
  deliver(body: unknown): Promise<Delivered>;
  /** Opens the app's home. */
  opensHome(as?: string): Promise<void>;
  /** Lets the bot into a channel. */
  invites(channel: string, by: string): Promise<void>;
  channel(name: string): { readonly id: string };
  member(name: string): string;
  /** Every payload as it was sent: Slack repeats what it believes lost. */
  readonly sent: readonly unknown[];
  /** Every acknowledgement, in order. */
  readonly acks: readonly unknown[];
  stop(): Promise<void>;
}

const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A workspace with #sre-daily, #incidents, the members `first`, `second` and `admin`, and a direct message for each. */
export function openSlackWorkspace(options: Partial<SlackOptions> = {}): SlackWorkspace {
  const clock = { now: Date.UTC(2025, 10, 24, 16, 0, 0) };
  const server = createSlackServer(() => clock.now);
  const names = new Map<string, string>();
  const sent: unknown[] = [];
  const acks: unknown[] = [];
  let app: App | undefined;
  const receiver: Receiver = {
    init: (made) => {
      app = made;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const platform = createSlack({
    botToken: 'xoxb-test',
    commandPrefix: '',
    log: quietLog,
    clock: () => clock.now,
    fetch: server.fetch,
    receiver,
    waitMs: 50,
    ...options,
  });
  const screens = openScreens(server, (user) => [...names].find(([, id]) => id === user)?.[0] ?? user);
  for (const name of ['first', 'second', 'admin']) names.set(name, addMember(server, name));
  for (const name of ['sre-daily', 'incidents']) addChannel(server, name, [...names.values()]);

  /** Other bots go by their ids. */
  function member(name = 'first'): string {
    if (name.startsWith('B0')) return name;
    const user = names.get(name);
    if (!user) throw new Error(`nobody is called ${name}`);
    return user;
  }

  function channel(name: string, user = member()): { readonly id: string } {
    const found = [...server.channels.values()].find((one) =>
      name === 'direct' ? one.with === user : one.name === name && !one.isDirect,
    );
    if (!found) throw new Error(`there is no channel ${name}`);
    return found;
  }

  async function deliver(body: unknown): Promise<Delivered> {
    const own: unknown[] = [];
    const start = server.calls.length;
    let before: readonly string[] = [];
    sent.push(body);
    await app?.processEvent({
      body: object(body),
      ack: async (answer: unknown) => {
        if (own.length === 0) before = server.calls.slice(start).map((call) => call.method);
        own.push(answer);
        acks.push(answer);
      },
    });
    return { acks: own, callsBeforeAck: before };
  }

  function trigger(user: string): string {
    const id = server.id('trigger.');
    server.triggers.set(id, { user, at: clock.now, used: false });
    return id;
  }

  function hook(at: { channel: string; user: string; message?: string }): string {
    const url = `https://hooks.slack.com/${server.id('hook/')}`;
    server.hooks.set(url, { message: undefined, ...at, at: clock.now, left: 5 });
    return url;
  }

  async function command(text: string, { as, in: where = 'sre-daily' }: Saying): Promise<void> {
    const user = member(as);
    const { id } = channel(where, user);
    const [name = '', ...words] = text.split(' ');
    const url = hook({ channel: id, user });
    const delivered = await deliver({
      ...payload('command'),
      command: name,
      text: words.join(' '),
      channel_id: id,
      user_id: user,
      trigger_id: trigger(user),
      response_url: url,
    });
    const [ack] = delivered.acks;
    if (ack) server.respond(url, object(ack));
  }

  function put(text: string, { as, in: where = 'sre-daily', under }: Saying): SlackMessage {
    const user = member(as);
    const { id } = channel(where, user);
    const root =
      under && server.messages.findLast((one) => one.channel === id && plainOf(one).includes(under));
    if (under && !root) throw new Error(`nothing says ${under}`);
    const thread = root ? (root.thread ?? root.ts) : undefined;
    return server.put({
      channel: id,
      thread,
      by: user,
      only: undefined,
      shown: { text, blocks: [] },
      metadata: null,
    });
  }

  return {
    platform,
    server,
    clock,
    sent,
    acks,
    channel,
    member,
    deliver,
    async start(bot) {
      await platform.start(bot);
    },
    stop: () => platform.stop(1000),
    async says(text, saying = {}) {
      closeWindows(member(saying.as));
      if (text.startsWith('/')) return command(text, saying);
      const message = put(text, saying);
      const name = saying.in === 'direct' ? 'message-direct' : 'message';
      if (server.tells('message', message.channel)) await deliver(eventOf(server, name, message));
    },
    async opensHome(as) {
      const user = member(as);
      closeWindows(user);
      const body = payload('home-opened');
      const event = { ...object(body.event), user, channel: channel('direct', user).id };
      await deliver({ ...body, event_id: server.id('Ev'), event });
    },
    async invites(name, by) {
      const body = payload('bot-joined');
      const event = {
        ...object(body.event),
        channel: channel(name).id,
        user: ids.botUser,
        inviter: member(by),
      };
      await deliver({ ...body, event_id: server.id('Ev'), event });
    },
    async mentions(text, saying = {}) {
      closeWindows(member(saying.as));
      const message = put(`<@${ids.botUser}> ${text}`.trim(), saying);
      if (server.tells('message', message.channel)) await deliver(eventOf(server, 'message', message));
      if (server.tells('mention', message.channel)) await deliver(eventOf(server, 'mention', message));
    },
    async presses(label, { as } = {}) {
      await deliver(pressed(label, member(as)));
    },
    async submits(values, { as } = {}) {
      const user = member(as);
      const top = server.views.filter((view) => view.user === user).at(-1);
      if (top?.view.callback_id !== 'form') throw new Error('no form is open');
      const delivered = await deliver({
        ...payload('submission'),
        trigger_id: trigger(user),
        user: { id: user, team_id: ids.team },
        view: { ...top.view, id: top.id, state: { values: typedValues(top.view, values, server.keep) } },
      });
      applyAck(object(delivered.acks[0]), top);
    },
    heard: () => screens().map(({ seen }) => seen),
  };

  function pressed(label: string, user: string): unknown {
    const found = screens()
      .filter(({ sees }) => sees === undefined || sees === user)
      .flatMap((screen) =>
        screen.presses.filter((press) => press.label === label).map((press) => ({ screen, press })),
      )
      .at(-1);
    if (!found) throw new Error(`nobody shows a button ${label}`);
    const { screen, press } = found;
    const common = {
      user: { id: user, team_id: ids.team },
      trigger_id: trigger(user),
      actions: [{ ...press.action, block_id: 'b', action_ts: (clock.now / 1000).toFixed(6) }],
    };
    if (screen.view) {
      const view = { ...screen.view.view, id: screen.view.id };
      return {
        ...payload('press-modal'),
        ...common,
        container: { type: 'view', view_id: screen.view.id },
        view,
      };
    }
    closeWindows(user);
    const { channel: where, ts, thread, only } = screen.message;
    return {
      ...payload('press-public'),
      ...common,
      channel: { id: where },
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: where,
        is_ephemeral: Boolean(only),
        thread_ts: thread,
      },
      message: only ? undefined : { ts, thread_ts: thread },
      response_url: hook({ channel: where, user, message: ts }),
    };
  }

  /** Whoever does something elsewhere has closed the window first. */
  function closeWindows(user: string): void {
    for (const view of server.views.filter((one) => one.user === user))
      server.views.splice(server.views.indexOf(view), 1);
  }

  function applyAck(ack: Readonly<Record<string, unknown>>, top: SlackView): void {
    switch (ack.response_action) {
      case 'errors':
        top.errors = Object.fromEntries(
          Object.entries(object(ack.errors)).map(([name, words]) => [name, String(words)]),
        );
        return;
      case 'update':
        top.view = { ...object(ack.view) };
        return;
      case 'clear':
        closeWindows(top.user);
        return;
      default:
        server.views.splice(server.views.indexOf(top), 1);
    }
  }
}

function plainOf(message: SlackMessage): string {
  return `${message.shown.text}\n${readScreen(message.shown.blocks).text}`;
}
