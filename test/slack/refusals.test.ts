import { describe, expect, it, onTestFinished } from 'vitest';
import { toMember, toPlace } from '../../adapters/slack/ids.ts';
import { refusals } from '../../adapters/slack/refusals.ts';
import type { Fields } from '../../src/log.ts';
import { type DailyOn, dailyOn } from '../builders/daily-on.ts';
import { scriptedBot } from '../fakes/scripted-bot.ts';
import { refusalsOf } from '../fakes/slack/words.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const team = 'T0000TEAM1';
const place = toPlace(team, 'C000SREDAILY');
const minute = 60_000;
const hour = 60 * minute;
const quiet = (): void => undefined;

async function tenOn(): Promise<DailyOn & { readonly chat: SlackWorkspace; readonly faults: string[] }> {
  const faults: string[] = [];
  const error = (_: Fields, message: string): void => void faults.push(message);
  const chat = openSlackWorkspace({ log: { debug: quiet, info: quiet, warn: quiet, error } });
  await chat.start(scriptedBot());
  onTestFinished(() => chat.stop());
  return { ...(await dailyOn(chat.platform, place, toMember(team, 'U000ADMIN'))), chat, faults };
}

const publicTexts = (chat: SlackWorkspace): readonly string[] =>
  chat.server.messages.flatMap(({ channel, shown }) => (channel === 'C000SREDAILY' ? [shown.text] : []));
const told = (chat: SlackWorkspace): readonly string[] =>
  chat.heard().flatMap(({ to, in: where, text }) => (where === 'direct' && to === 'admin' ? [text] : []));

/** What Slack may say to a post, by kind. */
const toPost = (about: keyof typeof refusals): readonly string[] =>
  refusals[about].filter((word) => refusalsOf['chat.postMessage']?.includes(word));

describe('a refusal of Slack', () => {
  it.each(Object.entries(refusalsOf))('of %s is of one kind, whatever its word', (_, words) => {
    const kinds = words.map((word) => Object.values(refusals).filter((known) => known.includes(word)));

    expect(words.filter((_word, at) => kinds[at]?.length !== 1)).toEqual([]);
  });

  it.each([...toPost('gone'), ...toPost('forbidden')])(
    'about this conversation suspends its schedule alone: %s',
    async (error) => {
      const daily = await tenOn();
      daily.chat.server.refuses((method, fields) =>
        method === 'chat.postMessage' && fields.channel === 'C000SREDAILY' ? { error } : undefined,
      );
      await daily.sweepAfter(0);

      expect((await daily.schedule())?.suspended?.why).toMatch(/^(gone|forbidden)$/);
      expect(told(daily.chat)).toHaveLength(1);
    },
  );

  it.each(toPost('workspace'))(
    'about the whole workspace suspends nothing and mends itself: %s',
    async (error) => {
      const daily = await tenOn();
      daily.chat.server.refuses(() => ({ error }));
      await daily.sweepAfter(0);
      await daily.sweepAfter(minute);
      const during = await daily.schedule();
      daily.chat.server.refuses(() => undefined);
      await daily.sweepAfter(2 * minute);
      await daily.sweepAfter(24 * hour);

      expect(during?.suspended).toBeUndefined();
      expect(await daily.posted()).toBe(2);
      expect(told(daily.chat)).toEqual([
        expect.stringMatching(/^Everything I posted here was refused since /),
      ]);
      expect(told(daily.chat)[0]).toContain(error);
    },
  );

  it.each(toPost('content'))('about the content costs the post its blocks: %s', async (error) => {
    const daily = await tenOn();
    daily.chat.server.refuses((_, { blocks }) => (blocks ? { error } : undefined));
    await daily.sweepAfter(0);

    expect((await daily.schedule())?.suspended).toBeUndefined();
    expect(publicTexts(daily.chat)).toHaveLength(1);
    expect(daily.chat.server.messages[0]?.shown).toMatchObject({ blocks: undefined });
    expect(daily.faults).toContain('slack rejected the form of a card: a bug of ours');
  });

  it('about the words themselves costs that day, and no schedule', async () => {
    const daily = await tenOn();
    daily.chat.server.refuses(() => ({ error: 'msg_too_long' }));
    await daily.sweepAfter(0);

    expect((await daily.schedule())?.suspended).toBeUndefined();
    expect(await daily.posted()).toBe(0);
    daily.chat.server.refuses(() => undefined);
    await daily.sweepAfter(24 * hour);
    expect(await daily.posted()).toBe(1);
  });

  const ofTomorrow = ['workspace_rate_limited', 'temporarily_closed', 'unknown_error', 'upstream_timeout'];
  it.each([
    ...[...toPost('too much'), ...toPost('ambiguous'), ...ofTomorrow].map((error) => ({ error })),
    ...[408, 500, 502, 503, 504, 520].map((status) => ({ status })),
    { error: '<html>Please sign in</html>' },
    { lost: 'before' as const },
  ])('about this moment is tried again: %j', async (failure) => {
    const daily = await tenOn();
    daily.chat.server.fails('chat.postMessage', failure);
    await daily.sweepAfter(0);
    const early = publicTexts(daily.chat).length;
    await daily.sweepAfter(2 * minute);

    expect([early, publicTexts(daily.chat).length]).toEqual([0, 1]);
  });

  it.each([
    {
      status: 403,
      remedy: 'Slack answers with HTTP 403: something in between, such as a proxy, refuses the bot.',
    },
    {
      status: 407,
      remedy: 'Slack answers with HTTP 407: something in between, such as a proxy, refuses the bot.',
    },
  ])('in a page of something on the way suspends nothing: $status', async ({ status, remedy }) => {
    const daily = await tenOn();
    daily.chat.server.refuses(() => ({ status }));
    await daily.sweepAfter(0);
    daily.chat.server.refuses(() => undefined);
    await daily.sweepAfter(minute);

    expect(await daily.posted()).toBe(1);
    expect(told(daily.chat)[0]).toContain(remedy);
  });

  it.each([
    ['restricted_action_of_tomorrow', 'forbidden'],
    ['slack_connect_posts_sharing_blocked', 'forbidden'],
    ['app_token_of_tomorrow', 'workspace'],
    ['word_of_tomorrow', 'content'],
  ])('in a word not known yet never suspends but where it says so: %s', async (error, why) => {
    const daily = await tenOn();
    daily.chat.server.refuses((method) => (method === 'chat.postMessage' ? { error } : undefined));
    await daily.sweepAfter(0);

    expect((await daily.schedule())?.suspended?.why).toBe(why === 'forbidden' ? why : undefined);
  });

  it('is never posted late for more than three hours, and says why', async () => {
    const daily = await tenOn();
    daily.chat.server.refuses(() => ({ error: 'token_revoked' }));
    for (let ms = 0; ms <= 3 * hour; ms += 30 * minute) await daily.sweepAfter(ms);
    daily.chat.server.refuses(() => undefined);
    await daily.sweepAfter(4 * hour);

    expect(await daily.posted()).toBe(0);
    expect((await daily.schedule())?.suspended).toBeUndefined();
    expect(await daily.nextDue()).toBeGreaterThan(0);
  });
});
