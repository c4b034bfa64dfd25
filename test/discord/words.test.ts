import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../src/reply.ts';
import { type Setting, setUpDiscord, shows } from '../helpers/discord-bot.ts';
import { ids } from '../helpers/discord-world.ts';

let here: Setting;
beforeEach(async () => {
  here = await setUpDiscord();
});
afterEach(() => here.close());

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
    here.bot.replyTo = () => shows('asker', 'That failed');

    here.chat.mentions('pods');
    const told = await last('That failed');

    expect(told.channel).toBe(here.chat.state.directs.get(ids.member));
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
    await vi.waitFor(() => expect(here.bot.heard).toHaveLength(1));

    const stopped = here.discord.stop(5000);
    await here.chat.says('checkout is down');
    finish(shows('asker', 'Still answered'));
    await Promise.all([said, stopped]);

    expect(here.chat.heard()).toMatchObject([{ text: 'Still answered' }]);
    expect(here.bot.heard).toHaveLength(1);
    expect(here.chat.sessions()).toBe(0);
  });
});
