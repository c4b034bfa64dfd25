import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack, type Slack } from '../../adapters/slack/slack.ts';
import type { Reply } from '../../src/card/card.ts';
import { breakOff } from '../fakes/broken-off.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { createSlackServer, type SlackServer } from '../fakes/slack/server.ts';
import { signed } from '../fakes/slack/signed.ts';

const signingSecret = '0123456789abcdef0123456789abcdef';
const now = Date.UTC(2025, 10, 24, 16);
const warned: unknown[] = [];
const failed: unknown[] = [];
const log = {
  debug() {},
  info() {},
  warn: (fields: unknown) => void warned.push(fields),
  error: (_: unknown, message: unknown) => void failed.push(message),
};

let slack: Slack;
let bot: ScriptedBot;
let server: SlackServer;
const web = createServer((request, response) => slack.handler?.(request, response));
let url = '';

beforeEach(async () => {
  server = createSlackServer(() => now);
  bot = scriptedBot();
  const shared = { botToken: 'xoxb-test', commandPrefix: '', log, clock: () => now, waitMs: 50 };
  slack = createSlack({ ...shared, signingSecret, fetch: server.fetch, waitMs: 50 });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/slack/events`;
});

afterEach(async () => {
  await slack.stop(1000);
  web.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
});

interface Sending {
  readonly secret?: string;
  readonly at?: number;
  readonly type?: string;
}

function send(body: string, { secret = signingSecret, at = now, type = 'application/json' }: Sending = {}) {
  const headers = { 'content-type': type, ...signed(body, secret, at) };
  return fetch(url, { method: 'POST', headers, body });
}

function connectionsOf(of: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    of.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

const asForm = (fields: object) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
const form = 'application/x-www-form-urlencoded';
const event = JSON.stringify(payload('message'));

describe('a request to /slack/events', () => {
  it('that is signed is acknowledged and heard', async () => {
    await slack.start(bot);

    const command = await send(asForm(payload('command')), { type: form });
    const press = await send(asForm({ payload: JSON.stringify(payload('press-public')) }), { type: form });
    const pushed = await send(event);

    expect([command.status, press.status, pushed.status]).toEqual([200, 200, 200]);
    await expect.poll(() => bot.asked.map(({ kind }) => kind)).toEqual(['command', 'choice', 'thread']);
  });

  it.each([
    ['signed by somebody else', { secret: 'another secret of somebody' }],
    ['older than five minutes', { at: now - 301_000 }],
  ])('that is %s is refused', async (_name, sending) => {
    await slack.start(bot);

    expect((await send(event, sending)).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: event })).status).toBe(401);
    expect(bot.asked).toEqual([]);
  });

  it.each([
    ['wrong signature', { secret: 'another secret of somebody' }, {}],
    ['clock', { at: now - 301_000 }, { offSeconds: 301 }],
    ['clock', { at: now + 3_600_000 }, { offSeconds: -3_600 }],
  ])('that is refused is told once a minute, with its cause: %s', async (cause, sending, fields) => {
    warned.length = 0;
    await slack.start(bot);

    for (let n = 0; n < 3; n++) await send(event, sending);

    expect(warned).toEqual([{ cause, ...fields, todo: expect.any(String) }]);
  });

  it('whose body was changed on the way is refused', async () => {
    await slack.start(bot);
    const headers = signed(event, signingSecret, now);

    expect((await fetch(url, { method: 'POST', headers, body: `${event} ` })).status).toBe(401);
  });

  it('that checks the address is answered with its challenge', async () => {
    await slack.start(bot);

    const answer = await send(JSON.stringify({ type: 'url_verification', challenge: 'c1' }));

    expect(await answer.json()).toEqual({ challenge: 'c1' });
  });

  it.each([
    ['no payload', 'nonsense', 400],
    ['far too long', 'x'.repeat(1_100_000), 413],
    ['of a kind nobody listens to', '{"type":"unheard_of"}', 404],
  ])('that is %s is refused', async (_name, body, status) => {
    await slack.start(bot);

    expect((await send(body)).status).toBe(status);
  });

  it('that breaks off midway is heard by nobody, leaves nothing behind, and is no error', async () => {
    failed.length = 0;
    await slack.start(bot);
    const { port } = web.address() as AddressInfo;

    for (let n = 0; n < 20; n++)
      await breakOff({ port, path: '/slack/events', body: event.slice(0, n * 10) });

    await expect.poll(() => connectionsOf(web)).toBe(0);
    expect((await send(event)).status).toBe(200);
    await expect.poll(() => bot.asked.length).toBe(1);
    expect(failed).toEqual([]);
  });

  it('is answered in one piece, the same for the same card', async () => {
    await slack.start(bot);
    bot.replies(cardReply('asker', cardOf('Größe der Warteschlange')));
    const ask = (trigger: string) =>
      send(asForm({ ...payload('command'), trigger_id: trigger }), { type: form });

    const answers = [await ask('1.1'), await ask('1.2')];

    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts[1]).toBe(texts[0]);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({
      response_type: 'ephemeral',
      text: 'Größe der Warteschlange',
    });
    for (const { headers } of answers) {
      expect(headers.get('content-type')).toBe('application/json');
      expect(headers.get('content-length')).toBe(String(Buffer.byteLength(texts[0] ?? '')));
    }
  });

  it('is acknowledged before the answer is there', async () => {
    await slack.start(bot);
    let finish: (reply: Reply) => void = () => undefined;
    bot.replies(
      () =>
        new Promise<Reply>((resolve) => {
          finish = resolve;
        }),
    );

    const answer = await send(asForm(payload('command')), { type: form });

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    finish({ kind: 'nothing' });
  });

  it('is turned away before the start and after the stop', async () => {
    expect((await send(event)).status).toBe(503);
    await slack.start(bot);
    await slack.stop(1000);

    expect((await send(event)).status).toBe(503);
  });
});

describe('stopping', () => {
  it('waits for what is under way', async () => {
    await slack.start(bot);
    let finish: (reply: Reply) => void = () => undefined;
    bot.replies(
      () =>
        new Promise<Reply>((resolve) => {
          finish = resolve;
        }),
    );
    server.hooks.set(String(payload('command').response_url), {
      channel: 'C1',
      user: 'U1',
      message: undefined,
      at: Date.now(),
      left: 5,
    });
    await send(asForm(payload('command')), { type: form });
    await expect.poll(() => bot.asked.length).toBe(1);

    const stopped = slack.stop(10_000);
    finish(cardReply('asker', cardOf('SLO design')));
    await stopped;

    expect(server.calls.at(-1)?.method).toBe('respond');
  });

  it('waits no longer than it may', async () => {
    await slack.start(bot);
    bot.replies(() => new Promise<Reply>(() => undefined));
    await send(asForm(payload('command')), { type: form });
    await expect.poll(() => bot.asked.length).toBe(1);

    await expect(slack.stop(20)).resolves.toBeUndefined();
  });
});
