import { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../adapters/slack/slack.ts';
import { createSocketReceiver } from '../../adapters/slack/socket.ts';
import type { Log } from '../../src/log.ts';
import type { Reached } from '../../src/platform.ts';
import { scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { createSlackServer, type SlackServer } from '../fakes/slack/server.ts';
import { openSocketModeServer, type SocketModeServer } from '../fakes/slack/socket-mode-server.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
let api: SlackServer;
let socket: SocketModeServer;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
const opened = (): number => api.calls.filter(({ method }) => method === 'apps.connections.open').length;

beforeEach(async () => {
  socket = await openSocketModeServer();
  api = createSlackServer(() => Date.UTC(2025, 10, 24, 16));
  api.tokens.app.socketUrl = socket.url;
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});

afterEach(async () => {
  await socket.close();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

function open(heard = log, onReached: Reached = () => undefined) {
  const receiver = createSocketReceiver({
    appToken: 'xapp-test',
    fetch: api.fetch,
    log: heard,
    waits: { firstMs: 1, longestMs: 5 },
    onReached,
  });
  new App({ token: 'xoxb-test', receiver, tokenVerificationEnabled: false, botId: 'B1', botUserId: 'U1' });
  return receiver;
}

describe('Socket Mode', () => {
  it('hears a command, acknowledges its envelope and answers', async () => {
    const bot = scriptedBot();
    const shared = { botToken: 'xoxb-test', commandPrefix: '', log, clock: () => 0, waitMs: 50 };
    const slack = createSlack({ ...shared, appToken: 'xapp-test', fetch: api.fetch });
    await slack.start(bot);

    socket.send({
      type: 'slash_commands',
      envelope_id: 'e1',
      payload: payload('command'),
      accepts_response_payload: true,
    });

    await expect.poll(() => bot.asked.map(({ kind }) => kind)).toEqual(['command']);
    await expect.poll(() => socket.received).toEqual([{ envelope_id: 'e1', payload: {} }]);
    expect(slack.handler).toBeUndefined();
    await slack.stop(2000);
  });

  it('connects anew when Slack refreshes the connection, and when it breaks', async () => {
    const receiver = open();
    await receiver.start();

    socket.send({ type: 'disconnect', reason: 'refresh_requested' });
    await expect.poll(socket.connections).toBe(2);
    socket.cut();
    await expect.poll(socket.connections).toBe(3);

    await receiver.stop();
  });

  it('says when its connection breaks, and when it is there again', async () => {
    const told: boolean[] = [];
    const shared = { botToken: 'xoxb-test', commandPrefix: '', log, clock: () => 0 };
    const slack = createSlack({ ...shared, appToken: 'xapp-test', fetch: api.fetch });
    await slack.start(scriptedBot(), undefined, (isReached) => void told.push(isReached));

    socket.cut();

    await expect.poll(() => told).toEqual([false, true]);
    await slack.stop(2000);
    expect(told).toEqual([false, true]);
  });

  it.each([
    ['link_disabled', /^Socket Mode is off in your app \(link_disabled\): switch it on/],
    ['invalid_auth', /^Slack refuses SLACK_APP_TOKEN \(invalid_auth\): copy it again/],
    ['account_inactive', /^Slack refuses SLACK_APP_TOKEN \(account_inactive\): copy it again/],
    ['missing_scope', /^SLACK_APP_TOKEN lacks the scope connections:write/],
  ])(
    'that is refused while it runs says what to do, and connects once that is done: %s',
    async (word, todo) => {
      const told: (readonly [boolean, string | undefined])[] = [];
      const receiver = open(log, (...how) => void told.push([how[0], how[1]]));
      await receiver.start();
      api.refuses((method) => (method === 'apps.connections.open' ? { error: word } : undefined));

      socket.cut();
      await expect.poll(() => told.at(-1)).toEqual([false, expect.stringMatching(todo)]);
      api.refuses(() => undefined);

      await expect.poll(() => told.at(-1)).toEqual([true, undefined]);
      await receiver.stop();
    },
  );

  it('keeps trying where connecting anew fails, and the process survives', async () => {
    const receiver = open();
    await receiver.start();
    api.fails('apps.connections.open', ...Array.from({ length: 4 }, () => ({ lost: 'before' as const })));

    socket.cut();

    await expect.poll(socket.connections).toBe(2);
    expect(opened()).toBe(6);
    await receiver.stop();
  });

  it('leaves Slack alone for as long as it asks', async () => {
    const waits: unknown[] = [];
    const warn: Log['warn'] = ({ waitMs }) => void waits.push(waitMs);
    const receiver = open({ ...log, warn });
    await receiver.start();
    api.fails('apps.connections.open', { retryAfter: 7 });

    socket.cut();

    await expect.poll(() => waits).toContain(7000);
    expect(opened()).toBe(2);
    await receiver.stop();
  });

  it('stays away once stopped', async () => {
    const receiver = open();
    await receiver.start();

    await receiver.stop();

    expect(opened()).toBe(1);
    expect(socket.connections()).toBe(1);
  });

  it('that cannot be had at the start says why', async () => {
    api.fails('apps.connections.open', { lost: 'before' });

    await expect(open().start()).rejects.toThrow(/^Slack cannot be reached: /);
  });
});
