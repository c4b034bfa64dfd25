import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import type { Library } from '../../src/library/model.ts';
import { bundledLibrary } from '../builders/bundled.ts';
import { realBot } from '../fakes/real-bot.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

async function open(): Promise<SlackWorkspace> {
  const chat = openSlackWorkspace();
  await chat.start(await realBot(chat.platform, library, () => chat.clock.now));
  onTestFinished(() => chat.stop());
  return chat;
}

describe('the workspace that the tests run against', () => {
  it.each([
    ['users.info', 'users:read', { user: 'U000FIRST' }],
    ['conversations.info', 'channels:read', { channel: 'C000SREDAILY' }],
    ['conversations.info', 'im:read', { channel: 'D000FIRST' }],
    ['conversations.history', 'channels:history', { channel: 'C000SREDAILY' }],
    ['conversations.open', 'im:write', { users: 'U000FIRST' }],
    ['chat.postMessage', 'chat:write', { channel: 'C000SREDAILY', text: 'a' }],
    ['files.getUploadURLExternal', 'files:write', { filename: 'a' }],
  ])('refuses %s without %s', async (method, scope, fields) => {
    const { server } = openSlackWorkspace();
    server.scopes.delete(scope);

    expect(await call(server, method, fields)).toMatchObject({
      ok: false,
      error: 'missing_scope',
      needed: scope,
    });
    server.scopes.add(scope);
    expect(await call(server, method, fields)).toMatchObject({ ok: true });
  });

  it('takes a trigger once, and for three seconds', async () => {
    const { server, clock } = openSlackWorkspace();
    const view = JSON.stringify({
      type: 'modal',
      title: { type: 'plain_text', text: 'a' },
      blocks: [{ type: 'section', text: { type: 'plain_text', text: 'a' } }],
    });
    for (const id of ['one', 'two'])
      server.triggers.set(id, { user: 'U000FIRST', at: clock.now, used: false });

    expect(await call(server, 'views.open', { trigger_id: 'one', view })).toMatchObject({ ok: true });
    expect(await call(server, 'views.open', { trigger_id: 'one', view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    clock.now += 3000;
    expect(await call(server, 'views.open', { trigger_id: 'two', view })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  it('takes a response address five times, and for half an hour', async () => {
    const { server, clock } = openSlackWorkspace();
    const at = { channel: 'C000SREDAILY', user: 'U000FIRST', message: undefined, at: clock.now, left: 5 };
    const urls = ['https://hooks.slack.com/a', 'https://hooks.slack.com/b'] as const;
    for (const url of urls) server.hooks.set(url, { ...at });
    const respond = async (url: string) => (await server.fetch(url, { body: '{"text":"a"}' })).status;

    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push(await respond(urls[0]));
    clock.now += 31 * 60_000;

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(await respond(urls[1])).toBe(404);
  });

  it('takes a message a second for each channel, and a short burst', async () => {
    const { server, clock } = openSlackWorkspace();
    const post = async (channel: string) =>
      await server.fetch('https://slack.com/api/chat.postMessage', {
        body: new URLSearchParams({ channel, text: 'a' }),
      });

    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await post('C000SREDAILY')).status);

    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await post('C000INCIDENTS')).status).toBe(200);
    expect((await post('C000SREDAILY')).headers.get('retry-after')).toBe('5');
    clock.now += 5000;
    expect((await post('C000SREDAILY')).status).toBe(200);
  });

  it('tells of no message where the app is no member, or lacks the scope', async () => {
    const chat = await open();
    chat.server.scopes.delete('im:history');

    await chat.says('no space left on device', { in: 'direct' });

    expect(chat.heard()).toEqual([]);
    expect(chat.sent).toEqual([]);
  });
});

describe('the bot', () => {
  it.each(botScopes)('answers a command in private without %s', async (scope) => {
    const chat = await open();
    chat.server.scopes.delete(scope);

    await chat.says('/guide no space left on device');

    expect(chat.heard().at(-1)).toMatchObject({ to: 'first' });
    expect(chat.heard().at(-1)?.text).toContain('The disk is full');
  });

  it.each(botScopes)('says to an admin how it goes, or what is missing, without %s', async (scope) => {
    const chat = await open();
    chat.server.scopes.delete(scope);

    await chat.says('/coach', { as: 'admin' });

    expect(chat.heard().at(-1)).toMatchObject({ to: 'admin' });
    expect(chat.server.faults).toEqual([]);
  });

  it.each([
    [
      { error: 'missing_scope' },
      'I am not allowed to read threads: whoever runs Coach can run coach doctor to see what is missing. Until then, write @Coach and your words.',
    ],
    [
      { error: 'not_in_channel' },
      'I cannot read this thread. To show it to me, /invite @Coach; or write @Coach and your words.',
    ],
    [
      { status: 503 },
      'I cannot read this thread just now, the platform is too busy. Ask again in a minute, or write @Coach and your words.',
    ],
  ])('that cannot read a thread says why, and what helps: %j', async (failure, why) => {
    const chat = await open();
    await chat.says('checkout is down', { in: 'incidents' });
    chat.server.refuses((method) => (method === 'conversations.replies' ? failure : undefined));

    await chat.mentions('', { in: 'incidents', under: 'checkout is down' });

    expect(chat.heard().at(-1)?.text.split('\n')[0]).toBe(why);
  });
});

async function call(
  server: SlackWorkspace['server'],
  method: string,
  fields: Readonly<Record<string, string>>,
): Promise<unknown> {
  return (
    await server.fetch(`https://slack.com/api/${method}`, { body: new URLSearchParams(fields) })
  ).json();
}
