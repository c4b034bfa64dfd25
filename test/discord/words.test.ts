import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/card/card.ts';
import { type Setting, setUpDiscord, shows } from '../fakes/discord/bot.ts';
import { ids } from '../fakes/discord/world.ts';

let here: Setting;
beforeEach(async () => {
  here = await setUpDiscord();
});
afterEach(() => here.close());

const tooMuch = {
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: 0.02, global: false },
  headers: { 'retry-after': '0.02', 'x-ratelimit-scope': 'user' },
};

describe('words on Discord', () => {
  const last = (title: string) =>
    here.chat.until(() => here.chat.heard().find((one) => one.text === title), `${title} was said`);

  it('after a mention are answered where they were said, under them', async () => {
    here.bot.replyTo = () => shows('place', 'Steps');

    const asked = here.chat.mentions('pods keep restarting', { in: 'incidents' });

    expect(await last('Steps')).toMatchObject({
      channel: ids.incidents,
      reference: asked.id,
      for: 'everyone',
    });
    expect(here.bot.heard).toMatchObject([{ cause: 'mention', message: { text: 'pods keep restarting' } }]);
  });

  it('twelve in a second, are answered there in their order, however long each takes', async () => {
    const words = Array.from({ length: 12 }, (_, i) => `question ${i}`);
    let left = 12;
    let tell: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      tell = resolve;
    });
    here.bot.replyTo = async (incoming) => {
      const text = incoming.kind === 'thread' ? incoming.message.text : '';
      if (--left === 0) tell();
      if (text === words[0]) await all;
      return shows('place', text);
    };
    let posts = 0;
    here.chat.fail(({ method, path }) => {
      const isTooMuch = method === 'POST' && path.endsWith('/messages') && ++posts % 4 === 0;
      return isTooMuch ? tooMuch : undefined;
    });

    for (const text of words) here.chat.mentions(text, { in: 'incidents' });
    await last('question 11');

    expect(here.chat.heard().map(({ text, channel }) => [text, channel])).toEqual(
      words.map((text) => [text, ids.incidents]),
    );
  });

  it('in a thread carry the channel above, and are answered in the thread', async () => {
    const thread = here.chat.opens('checkout');
    here.bot.replyTo = () => shows('place', 'Steps');

    here.chat.mentions('', { in: thread });

    expect(await last('Steps')).toMatchObject({ channel: thread });
    expect(here.bot.heard).toMatchObject([
      {
        place: {
          conversation: `discord:${ids.guild}/${ids.incidents}`,
          thread: `discord:${ids.guild}/${ids.incidents}/${thread}`,
        },
      },
    ]);
  });

  it('that are answered in private go to a direct message', async () => {
    const small = [[{ kind: 'text' as const, text: 'Said once. Only you see this.' }]];
    here.bot.replyTo = () => shows('asker', 'That failed', { small });

    here.chat.mentions('pods');
    const told = await last('That failed\n-# Said once.');

    expect(told.channel).toBe(here.chat.state.directs.get(ids.member));
  });

  it('go to a direct message where the channel takes no answer, with what it lacks', async () => {
    here.bot.replyTo = () => shows('place', 'Steps');
    const thread = here.chat.opens('checkout');
    for (const where of [ids.incidents, thread]) here.chat.faults.mute.add(where);

    here.chat.mentions('pods', { in: 'incidents' });
    await here.chat.until(() => here.chat.heard()[0], 'the first was answered');
    here.chat.mentions('pods', { in: thread });
    await here.chat.until(() => here.chat.heard()[1], 'both were answered');

    const told = here.chat.heard();
    const direct = here.chat.state.directs.get(ids.member);
    expect(told.map(({ channel }) => channel)).toEqual([direct, direct]);
    expect(told[0]?.text).toMatch(
      /^Steps\n-# I could not write in <#\d+>\. To let me, allow me Send Messages and /,
    );
    expect(told[1]?.text).toMatch(/allow me Send Messages in Threads\.$/);
    expect(here.logged).toEqual([]);
  });

  it('that can be answered nowhere are logged', async () => {
    here.bot.replyTo = () => shows('place', 'Steps');
    here.chat.faults.mute.add(ids.incidents);
    here.chat.faults.closedTo.add(ids.member);

    here.chat.mentions('pods', { in: 'incidents' });

    await expect.poll(() => here.logged).toMatchObject([{ message: 'an answer could not be delivered' }]);
    expect(here.chat.heard()).toEqual([]);
  });

  it('in a direct message are answered there', async () => {
    here.bot.replyTo = () => shows('asker', 'SLO design');

    await here.chat.says('error budget', { in: 'direct' });

    expect(await last('SLO design')).toMatchObject({ reference: undefined });
    expect(here.bot.heard).toMatchObject([{ kind: 'words', text: 'error budget' }]);
  });
});

describe('the end on Discord', () => {
  it('waits for what is under way, and hears nothing new', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    here.bot.replyTo = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const said = here.chat.says('/guide');
    await expect.poll(() => here.bot.heard).toHaveLength(1);

    const stopped = here.discord.stop(5000);
    await here.chat.says('checkout is down');
    finish(shows('asker', 'Still answered'));
    await Promise.all([said, stopped]);

    expect(here.chat.heard()).toMatchObject([{ text: 'Still answered' }]);
    expect(here.bot.heard).toHaveLength(1);
    expect(here.chat.sessions()).toBe(0);
  });
});
