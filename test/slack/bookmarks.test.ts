import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Library } from '../../src/library/model.ts';
import { bundled } from '../builders/bundled.ts';
import { realBot } from '../fakes/real-bot.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let library: Library;

beforeAll(async () => {
  ({ library } = await bundled());
});

const where = { in: 'incidents' };

/** A channel in which the steps for a crash loop were asked for. */
async function burning(without?: string): Promise<SlackWorkspace> {
  const chat = openSlackWorkspace();
  if (without) chat.server.scopes.delete(without);
  await chat.start(await realBot(chat.platform, library, () => chat.clock.now));
  onTestFinished(async () => {
    await chat.stop();
    expect(chat.server.faults).toEqual([]);
  });
  await chat.says('checkout answers 503, pods are in CrashLoopBackOff since the 15:58 deploy', where);
  await chat.mentions('', where);
  return chat;
}

const bookmarks = (chat: SlackWorkspace) =>
  chat.server.channels.get(chat.channel('incidents').id)?.bookmarks ?? [];
const last = (chat: SlackWorkspace) => chat.heard().at(-1);
const card = (chat: SlackWorkspace) =>
  chat.server.messages.findLast(({ by, only }) => by === ids.botUser && only === undefined);

describe('a bookmark', () => {
  it('of the steps is set by a press of anyone, once, with no word in the channel', async () => {
    const chat = await burning();
    const before = chat.server.messages.length;

    await chat.presses('Bookmark', { as: 'second' });
    const said = last(chat);
    await chat.presses('Bookmark', { as: 'first' });

    expect(bookmarks(chat)).toMatchObject([
      {
        title: expect.stringMatching(/^Kubernetes › /),
        link: expect.stringContaining('/archives/C000INCIDENTS/p'),
      },
    ]);
    expect(said).toMatchObject({
      to: 'second',
      text: 'Bookmarked at the top of this channel. I will remove it when this looks resolved.\nOnly you see this.',
    });
    expect(last(chat)?.text).toBe('It is bookmarked already.\nOnly you see this.');
    expect(chat.server.messages.slice(before).filter(({ only }) => only === undefined)).toEqual([]);
  });

  it('goes along where the card moves down, and where another section takes its place', async () => {
    const chat = await burning();
    await chat.presses('Bookmark');
    chat.clock.now += 60_000;
    await chat.mentions('', where);
    const moved = bookmarks(chat);
    const stamp = card(chat)?.ts.replace('.', '');

    await chat.presses('Not it');

    expect(moved).toMatchObject([{ link: expect.stringContaining(`p${stamp}`) }]);
    expect(bookmarks(chat)).toHaveLength(1);
    expect(bookmarks(chat)[0]?.title).not.toMatch(/^Kubernetes › /);
  });

  it('is taken off when it looks resolved', async () => {
    const chat = await burning();
    await chat.presses('Bookmark');
    await chat.says('/coach setup', { as: 'admin', ...where });
    await chat.presses('Watch incidents', { as: 'admin' });
    await chat.presses('Start the trial', { as: 'admin' });
    await chat.presses('Go live', { as: 'admin' });

    await chat.says('resolved, error rate is back to normal', where);

    expect(card(chat)?.shown.text).toMatch(/^Looks resolved/);
    expect(bookmarks(chat)).toEqual([]);
  });

  it.each([
    [{ error: 'too_many_bookmarks' }, 'this channel has as many bookmarks as Slack allows'],
    [{ error: 'permission_denied' }, 'Slack does not let me do that here'],
    [{ error: 'not_in_channel' }, 'I am not in this channel, so write /invite @Coach first'],
    [{ retryAfter: 30 }, 'Slack is busy, so try again in a minute'],
    [{ status: 503 }, 'Slack is busy, so try again in a minute'],
  ])('that Slack refuses is told to its presser, who may try again: %j', async (failure, why) => {
    const chat = await burning();
    chat.server.fails('bookmarks.add', failure);

    await chat.presses('Bookmark');
    const said = last(chat)?.text;
    chat.clock.now += 60_000;
    await chat.presses('Bookmark');

    expect(said).toBe(`I could not bookmark it: ${why}.\nOnly you see this.`);
    expect(bookmarks(chat)).toHaveLength(1);
  });

  it('that somebody took off by hand ends nothing', async () => {
    const chat = await burning();
    await chat.presses('Bookmark');
    chat.server.channels.get(chat.channel('incidents').id)?.bookmarks.pop();
    chat.clock.now += 60_000;

    await chat.mentions('', where);

    expect(bookmarks(chat)).toHaveLength(1);
  });

  it('is not offered without its scope', async () => {
    const chat = await burning('bookmarks:write');

    expect(last(chat)?.buttons.slice(1)).toEqual(['Helped', 'Not it', 'Mute here']);
  });
});
