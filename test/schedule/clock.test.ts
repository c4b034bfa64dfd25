import { expect, it } from 'vitest';
import { type Epoch, toSlot } from '../../src/ids.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { folderWith } from '../builders/folder.ts';
import { channel } from '../fakes/platform.ts';

const here = channel('sre-daily').conversation;
const dayMs = 86_400_000;

/** Set up on a Monday, on a clock that is ahead for one sweep. */
async function aheadOnce(days: number): Promise<BotChat> {
  let chat: BotChat | undefined;
  let aheadMs = 0;
  const now = (): Epoch => (chat?.now() ?? 0) + aheadMs;
  const store = await openEmbedded({ folder: await folderWith({}), now });
  chat = await openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z', store });
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  aheadMs = days * dayMs;
  await chat.until('2026-11-23T08:30:00Z');
  aheadMs = 0;
  return chat;
}

it.each([1, 30, 365, 4000])(
  'of a clock that was %d days ahead for a moment, the question of the next day comes',
  async (days) => {
    const chat = await aheadOnce(days);

    await chat.until('2026-11-24T00:10:00Z');
    const { slot } = (await chat.store.nextDue(here)) ?? {};
    await chat.until('2026-11-24T09:00:00Z');

    expect([slot, (await chat.store.posts(here, 9)).map((post) => post.slot)]).toEqual([
      '2026-11-24',
      ['2026-11-24'],
    ]);
  },
);

it('leaves a slot alone that somebody moved a few days on, and a pause', async () => {
  const chat = await aheadOnce(0);
  await chat.until('2026-11-23T09:00:00Z');
  const schedule = await chat.store.schedule(here);
  if (!schedule) throw new Error('it was set up');
  const later = { slot: toSlot('2026-11-27'), at: Date.parse('2026-11-27T09:00:00Z') };
  await chat.store.saveSchedule(schedule, later, undefined);

  await chat.until('2026-11-24T00:10:00Z');

  expect(await chat.store.nextDue(here)).toEqual(later);
});
