import { describe, expect, it, onTestFinished } from 'vitest';
import { toMember, toMessage, toPlace } from '../../adapters/slack/ids.ts';
import type { PostId } from '../../src/ids.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const daily = 'C000SREDAILY';
const place = toPlace(ids.team, daily);
const never = new AbortController().signal;

/** A workspace whose time passes where the bot waits. */
async function open(): Promise<{ readonly chat: SlackWorkspace; readonly bot: ScriptedBot }> {
  const bot = scriptedBot();
  const chat: SlackWorkspace = openSlackWorkspace({
    wait: async (ms) => {
      chat.clock.now += ms;
    },
  });
  await chat.start(bot);
  onTestFinished(() => chat.stop());
  return { chat, bot };
}

/** One message a second in each channel, as Slack allows. */
function paced(chat: SlackWorkspace): void {
  const freeAt = new Map<unknown, number>();
  chat.server.refuses((method, { channel }) => {
    if (method !== 'chat.postMessage') return undefined;
    if ((freeAt.get(channel) ?? 0) > chat.clock.now) return { retryAfter: 1 };
    freeAt.set(channel, chat.clock.now + 1000);
    return undefined;
  });
}

const calls = (chat: SlackWorkspace, method: string): number =>
  chat.server.calls.filter((call) => call.method === method).length;
const seen = (chat: SlackWorkspace): readonly string[] =>
  chat.heard().map(({ to, in: where, text }) => `${to} in ${where}: ${text}`);

describe('a busy Slack', () => {
  it('has five answers in a second said where they were asked, in order', async () => {
    const { chat } = await open();
    paced(chat);

    const said = [1, 2, 3, 4, 5].map((n) => chat.platform.say(place, cardOf(`Answer ${n}`)));
    const outcomes = await Promise.all(said);

    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('sent'));
    expect(seen(chat)).toEqual([1, 2, 3, 4, 5].map((n) => `everyone in sre-daily: Answer ${n}`));
  });

  it('has what cannot be said there in a few seconds told to its asker, with the reason', async () => {
    const { chat, bot } = await open();
    bot.replies(cardReply('place', cardOf('Disk full')));
    chat.server.refuses((method) => (method === 'chat.postMessage' ? { retryAfter: 30 } : undefined));

    await chat.mentions('disk full');

    expect(seen(chat)).toEqual([
      'first in sre-daily: Disk full\nI could not write in <#sre-daily>. It is not taking any more messages right now.',
    ]);
    expect(calls(chat, 'chat.postMessage')).toBe(1);
  });

  it('has an answer that it may not give there told to its asker, with the remedy', async () => {
    const { chat, bot } = await open();
    bot.replies(cardReply('place', cardOf('Disk full')));
    chat.server.refuses((method) =>
      method === 'chat.postMessage' ? { error: 'restricted_action' } : undefined,
    );

    await chat.mentions('disk full');

    expect(seen(chat)).toEqual([
      'first in sre-daily: Disk full\nI could not write in <#sre-daily>. To let me, /invite @Coach.',
    ]);
  });

  it('has an answer whose blocks it refuses said in plain words', async () => {
    const { chat, bot } = await open();
    bot.replies(cardReply('place', cardOf('Disk full')));
    chat.server.fails('chat.postMessage', { error: 'invalid_blocks' });

    await chat.mentions('disk full');

    const said = chat.server.messages.filter(({ by }) => by === ids.botUser);
    expect(said.map(({ only, shown }) => [only, shown.text])).toEqual([[undefined, 'Disk full']]);
  });

  it('has edits, removals and the home tried again', async () => {
    const { chat, bot } = await open();
    bot.replies(cardReply('asker', cardOf('Your home')));
    const sent = await chat.platform.say(place, cardOf('Before'));
    const message = sent.kind === 'sent' ? sent.message : toMessage(ids.team, daily, '');
    for (const method of ['chat.update', 'views.publish', 'chat.delete'])
      chat.server.fails(method, { retryAfter: 20 }, { retryAfter: 20 });

    await chat.platform.edit(place, message, cardOf('After'));
    const edited = seen(chat);
    await chat.deliver(payload('home-opened'));
    await chat.platform.remove(place, message);

    expect(edited).toEqual(['everyone in sre-daily: After']);
    expect(chat.server.homes.size).toBe(1);
    expect(seen(chat).filter((line) => line.includes('After'))).toEqual([]);
  });

  it('is not asked for a post before it said, nor is a post kept waiting', async () => {
    const { chat } = await open();
    const post = () =>
      chat.platform.post(place, { card: cardOf('Question'), mark: 'abcdefghij' as PostId, signal: never });
    chat.server.fails('chat.postMessage', { retryAfter: 30 });

    const first = await post();
    chat.clock.now += 10_000;
    const second = await post();
    const asked = calls(chat, 'chat.postMessage');
    chat.clock.now += 20_000;
    const third = await post();

    expect([first, second]).toEqual([
      { kind: 'refused', why: 'too much', afterMs: 30_000 },
      { kind: 'refused', why: 'too much', afterMs: 20_000 },
    ]);
    expect(asked).toBe(1);
    expect(third.kind).toBe('sent');
  });

  it('that does not say how long is busy, and no fault of the card', async () => {
    const { chat } = await open();
    chat.server.fails('chat.postMessage', { status: 429 });

    const sent = await chat.platform.post(place, {
      card: cardOf('Question'),
      mark: 'abcdefghij' as PostId,
      signal: never,
    });

    expect(sent).toEqual({ kind: 'refused', why: 'too much', afterMs: 30_000 });
  });

  it('holds up no other channel, and keeps no queue without an end', async () => {
    const { chat } = await open();
    chat.server.refuses((method, { channel }) =>
      method === 'chat.postMessage' && channel === daily ? { retryAfter: 2 } : undefined,
    );

    const flood = Array.from({ length: 150 }, (_, n) => chat.platform.say(place, cardOf(`Answer ${n}`)));
    const other = await chat.platform.whisper(toMember(ids.team, chat.member('first')), cardOf('Elsewhere'));
    const outcomes = await Promise.all(flood);

    expect(other.kind).toBe('sent');
    expect(new Set(outcomes.map((sent) => sent.kind === 'refused' && sent.why))).toEqual(
      new Set(['too much']),
    );
  });

  it.each([
    [{ retryAfter: 30 }, { why: 'Slack is busy: it asks us to wait 30 s', afterMs: 30_000 }],
    [{ status: 503 }, { why: expect.stringMatching(/^Slack cannot be reached: /), afterMs: 0 }],
    [{ lost: 'before' }, { why: expect.stringMatching(/^Slack cannot be reached: /), afterMs: 0 }],
  ] as const)('ends no start: %j', async (failure, away) => {
    const chat = openSlackWorkspace();
    chat.server.fails('auth.test', failure);

    expect(await chat.platform.start(scriptedBot())).toEqual(away);
    chat.clock.now += 30_000;
    expect(await chat.platform.start(scriptedBot())).toBeUndefined();
    await chat.stop();
  });

  it('is told from a token that it refuses, which ends the start', async () => {
    const chat = openSlackWorkspace();
    chat.server.fails('auth.test', { error: 'invalid_auth' });

    await expect(chat.platform.start(scriptedBot())).rejects.toThrow('Slack refuses SLACK_BOT_TOKEN');
  });
});
