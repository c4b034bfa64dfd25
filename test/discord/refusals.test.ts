import { describe, expect, it, onTestFinished } from 'vitest';
import { refusals } from '../../adapters/discord/refusals.ts';
import type { MemberId, Place } from '../../src/ids.ts';
import { type DailyOn, dailyOn } from '../builders/daily-on.ts';
import { type Setting, setUpDiscord } from '../fakes/discord/bot.ts';
import { type Answer, type Call, page, refuse } from '../fakes/discord/rest.ts';
import { ids } from '../fakes/discord/world.ts';

const guild = `discord:${ids.guild}`;
const place = { team: guild, conversation: `${guild}/${ids.daily}` } as Place;
const minute = 60_000;
const day = 24 * 60 * minute;
const isPost = ({ method, path }: Call): boolean =>
  method === 'POST' && path === `/channels/${ids.daily}/messages`;
/** Discord's own status for a number. */
const statusOf = (code: number): number =>
  code === 40_333 || code === 50_014 || code === 40_001 ? 401 : code < 20_000 ? 404 : 400;

async function tenOn(): Promise<DailyOn & Setting> {
  const here = await setUpDiscord();
  onTestFinished(() => here.close());
  const daily = await dailyOn(here.discord, place, `discord:${ids.manager}` as MemberId);
  return { ...daily, ...here };
}

const said = ({ chat }: Setting) => chat.heard().filter(({ channel }) => channel === ids.daily);
const told = ({ chat }: Setting): readonly string[] =>
  chat
    .heard()
    .flatMap(({ channel, text }) => (channel === chat.state.directs.get(ids.manager) ? [text] : []));

describe('a refusal of Discord', () => {
  it.each([...refusals.gone, ...refusals.forbidden])(
    'about this conversation suspends its schedule alone: %s',
    async (code) => {
      const daily = await tenOn();
      daily.chat.fail((call) => (isPost(call) ? refuse(statusOf(code), code, 'Refused') : undefined));
      await daily.sweepAfter(0);

      expect((await daily.schedule())?.suspended?.why).toMatch(/^(gone|forbidden)$/);
      expect(told(daily)).toHaveLength(1);
    },
  );

  it.each(refusals.workspace)('about all of it suspends nothing and mends itself: %s', async (code) => {
    const daily = await tenOn();
    daily.chat.fail(() => refuse(statusOf(code), code, 'Refused'));
    await daily.sweepAfter(0);
    const during = await daily.schedule();
    daily.chat.fail(() => undefined);
    await daily.sweepAfter(minute);
    await daily.sweepAfter(day);

    expect(during?.suspended).toBeUndefined();
    expect(await daily.posted()).toBe(2);
    expect(told(daily)).toEqual([
      expect.stringMatching(/^\*\*Everything I posted here was refused\*\* since /),
    ]);
  });

  it('of the token mends itself though the SDK forgets the token', async () => {
    const daily = await tenOn();
    daily.chat.fail(() => refuse(401, 0, '401: Unauthorized'));
    await daily.sweepAfter(0);
    daily.chat.fail(() => undefined);
    await daily.sweepAfter(minute);

    expect(await daily.posted()).toBe(1);
    expect(told(daily)[0]).toContain(
      'Discord refuses DISCORD\\_TOKEN (401): reset it in the developer portal under Bot and set the new one.',
    );
  });

  it.each(refusals.content)('about the content costs the post its embed: %s', async (code) => {
    const daily = await tenOn();
    const hasEmbeds = (call: Call): boolean => JSON.stringify(call.body).includes('"description"');
    daily.chat.fail((call): Answer | undefined =>
      isPost(call) && hasEmbeds(call) ? refuse(400, code, 'Refused') : undefined,
    );
    await daily.sweepAfter(0);

    expect((await daily.schedule())?.suspended).toBeUndefined();
    expect(said(daily)).toMatchObject([{ text: '', buttons: ['A', 'B', 'C', 'D'] }]);
    expect(said(daily)[0]?.content).not.toBe('');
    expect(daily.logged.map(({ message }) => message)).toContain(
      'discord rejected the form of a card: a bug of ours',
    );
  });

  it.each(refusals['too much'])('about this moment is tried again: %s', async (code) => {
    const daily = await tenOn();
    let isBusy = true;
    daily.chat.fail((call) => (isPost(call) && isBusy ? refuse(400, code, 'Refused') : undefined));
    await daily.sweepAfter(0);
    const early = said(daily).length;
    isBusy = false;
    await daily.sweepAfter(minute);

    expect([early, said(daily).length]).toEqual([0, 1]);
  });

  it.each([
    {
      status: 401,
      remedy: 'Discord answers with HTTP 401: something in between, such as a proxy, refuses the bot.',
    },
    {
      status: 403,
      remedy: 'Discord answers with HTTP 403: something in between, such as a proxy, refuses the bot.',
    },
    {
      status: 404,
      remedy: 'Discord answers with HTTP 404: something in between, such as a proxy, refuses the bot.',
    },
    {
      status: 407,
      remedy: 'Discord answers with HTTP 407: something in between, such as a proxy, refuses the bot.',
    },
  ])('in a page of something on the way suspends nothing: $status', async ({ status, remedy }) => {
    const daily = await tenOn();
    daily.chat.fail(() => page(status));
    await daily.sweepAfter(0);
    daily.chat.fail(() => undefined);
    await daily.sweepAfter(minute);

    expect((await daily.schedule())?.suspended).toBeUndefined();
    expect(await daily.posted()).toBe(1);
    expect(told(daily)[0]).toContain(remedy);
  });

  it('in a page of something on the way is told at the start, and no token is blamed', async () => {
    const here = await setUpDiscord({ isStarted: false });
    onTestFinished(() => here.close());
    here.chat.fail(() => page(401));

    await expect(here.discord.start(here.bot)).rejects.toThrow(
      'Discord answers with HTTP 401: something in between, such as a proxy, refuses the bot',
    );
  });

  it('in a page of a server that fails is unknown, and looked for again', async () => {
    const daily = await tenOn();
    daily.chat.fail((call) => (isPost(call) ? page(408) : undefined));
    await daily.sweepAfter(0);
    daily.chat.fail(() => undefined);
    await daily.sweepAfter(2 * minute);

    expect(await daily.posted()).toBe(1);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'gone'],
    [400, undefined],
  ])('by a number not known yet is read by its status: %s', async (status, why) => {
    const daily = await tenOn();
    daily.chat.fail((call) => (isPost(call) ? refuse(status, 999_999, 'Refused') : undefined));
    await daily.sweepAfter(0);

    expect((await daily.schedule())?.suspended?.why).toBe(why);
  });
});
