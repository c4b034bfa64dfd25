import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform.ts';
import { nextSlot } from '../../src/schedule/calendar.ts';
import { day } from '../builders/drill.ts';
import { tenOClock, worldAfter } from '../builders/runner-days.ts';
import { admin, daily, words } from '../builders/runner-world.ts';
import { memberId } from '../fakes/platform.ts';

describe('a place that refuses', () => {
  it.each(['gone', 'forbidden'] as const)(
    'because it is %s suspends its schedule and tells its admins once',
    async (why) => {
      const world = await worldAfter(0);
      const other = memberId('another admin');
      world.platform.settings.admins = [other, admin];
      const closed: Platform = {
        ...world.platform,
        post: async () => ({ kind: 'refused', why, afterMs: 0 }),
      };
      await world.time.advanceTo(tenOClock);
      await world.replica({ platform: closed }).sweep();
      await world.time.advanceTo(tenOClock + 3 * day);
      await world.replica({ platform: closed }).sweep();

      expect(await world.store.schedule(daily.conversation)).toMatchObject({
        suspended: { why, since: tenOClock },
      });
      expect(await world.store.nextDue(daily.conversation)).toBeUndefined();
      expect(world.platform.screens.map((shown) => shown.to)).toEqual([admin, other]);
      expect(words(world.platform.screens[0]?.card)).toBe(
        'Suspended: I cannot post in . I have access, and my last post was still refused.',
      );
    },
  );

  it('is told of once where the platform told it too', async () => {
    const world = await worldAfter(0);
    const plan = await world.store.schedule(daily.conversation);
    if (!plan) throw new Error('there was a schedule');
    const leaving: Platform = {
      ...world.platform,
      async post() {
        const suspended = { why: 'gone', since: tenOClock };
        await world.store.saveSchedule({ ...plan, suspended }, undefined, admin);
        return { kind: 'refused', why: 'gone', afterMs: 0 };
      },
    };
    await world.time.advanceTo(tenOClock);
    await world.replica({ platform: leaving }).sweep();

    expect(world.platform.screens).toEqual([]);
    expect(await world.store.nextDue(daily.conversation)).toBeUndefined();
  });

  it('goes on when the bot is let back in', async () => {
    const world = await worldAfter(0);
    world.platform.settings.posts = 'gone';
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();
    world.platform.settings.posts = 'sent';
    const stopped = await world.store.schedule(daily.conversation);
    if (!stopped) throw new Error('there was a schedule');
    const resumed = { ...stopped, suspended: undefined };
    await world.store.saveSchedule(resumed, nextSlot(resumed, world.time.now()), admin);
    await world.time.advanceTo(tenOClock + day);
    await world.replica().sweep();

    expect(await world.posts()).toMatchObject([{ slot: '2026-01-06', state: 'open' }]);
  });

  it('because it is too much is asked again when it said', async () => {
    const world = await worldAfter(0);
    const busy: Platform = {
      ...world.platform,
      post: async () => ({ kind: 'refused', why: 'too much', afterMs: 30_000 }),
    };
    await world.time.advanceTo(tenOClock);
    await world.replica({ platform: busy }).sweep();
    await world.time.advanceTo(tenOClock + 29_999);
    await world.replica().sweep();
    const early = world.screens().length;
    await world.time.advanceTo(tenOClock + 30_000);
    await world.replica().sweep();

    expect([early, world.screens().length]).toEqual([0, 1]);
  });
});
