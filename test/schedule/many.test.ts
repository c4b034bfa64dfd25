import { describe, expect, it } from 'vitest';
import { toSlot } from '../../src/ids.ts';
import type { Platform } from '../../src/platform.ts';
import { libraryOf, monday, schedule, someQuestions } from '../builders/drill.ts';
import { minute, tenOClock, worldAfter } from '../builders/runner-days.ts';
import { admin, createRunnerWorld } from '../builders/runner-world.ts';
import { channel } from '../fakes/platform.ts';

describe('many conversations', () => {
  it('wait for none that is broken or hangs', async () => {
    const world = await createRunnerWorld(monday);
    for (const name of ['broken', 'hangs', 'a', 'b']) await world.begin({ place: channel(name) });
    await world.time.advanceTo(tenOClock);
    const { platform } = world;
    const partly: Platform = {
      ...platform,
      async post(place, ...rest) {
        if (place.conversation.endsWith('broken')) throw new Error('no such thing');
        return place.conversation.endsWith('hangs')
          ? new Promise(() => undefined)
          : platform.post(place, ...rest);
      },
    };
    const swept = world.replica({ platform: partly }).sweep();
    await world.time.settle();

    expect(world.screens().map((shown) => shown.place.conversation)).toEqual([
      channel('a').conversation,
      channel('b').conversation,
    ]);
    await world.time.advanceTo(tenOClock + 10_000);
    await swept;
    expect(world.logged).toEqual(
      expect.arrayContaining(['a due job failed', 'a post has an unknown outcome']),
    );
  });

  it('wait for none whose admins cannot be told that it was suspended', async () => {
    const world = await createRunnerWorld(monday);
    for (let i = 0; i < 16; i++) await world.begin({ place: channel(`gone${i}`) });
    await world.begin({ place: channel('later'), time: '10:05' });
    const { platform } = world;
    const never = new Promise<never>(() => undefined);
    const partly: Platform = {
      ...platform,
      async post(place, ...rest) {
        if (place.conversation.includes('gone')) return { kind: 'refused', why: 'gone', afterMs: 0 };
        return platform.post(place, ...rest);
      },
      whisper: () => never,
    };
    const runner = world.replica({ platform: partly, everyMs: 1_000 });
    await world.time.advanceTo(tenOClock);
    runner.start();
    await world.time.settle();
    await world.time.advanceTo(tenOClock + 6 * minute);
    await world.time.settle();

    expect(world.screens().map((shown) => shown.place.conversation)).toEqual([channel('later').conversation]);
    expect((await world.store.schedule(channel('gone0').conversation))?.suspended?.why).toBe('gone');
    await runner.stop();
  }, 20_000);

  it('are served in the order of their time, a few at once, at the pace of the platform', async () => {
    const count = 120;
    const world = await createRunnerWorld(monday, { library: libraryOf(someQuestions(3)) });
    for (let i = 0; i < count; i++)
      await world.store.saveSchedule(
        schedule({ place: channel(`c${i}`), days: [1] }),
        { slot: toSlot('2026-01-05'), at: tenOClock - ((i * 7) % count) },
        admin,
      );
    await world.time.advanceTo(tenOClock);
    const { platform } = world;
    const seen = { inHand: 0, most: 0, at: [] as number[] };
    const watched: Platform = {
      ...platform,
      async post(...args) {
        seen.inHand += 1;
        seen.most = Math.max(seen.most, seen.inHand);
        seen.at.push(world.time.now());
        const sent = await platform.post(...args);
        seen.inHand -= 1;
        return sent;
      },
    };
    const pace = { lane: () => 'one', everyMs: 100 };
    const swept = world.replica({ platform: watched, atOnce: 8, pace }).sweep();
    await world.time.settle();
    await world.time.advanceTo(tenOClock + count * 100);
    await swept;

    const order = world.screens().map((shown) => Number(shown.place.conversation.split('/c')[1]));
    expect(order).toEqual(
      Array.from({ length: count }, (_, i) => i).sort((a, b) => ((b * 7) % count) - ((a * 7) % count)),
    );
    expect(seen.most).toBeLessThanOrEqual(8);
    expect(seen.at.every((at, i) => i === 0 || at - (seen.at[i - 1] ?? 0) >= 100)).toBe(true);
  });

  it('get their questions before anybody sees a reveal, and then all reveals', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
    const world = await createRunnerWorld(monday);
    for (const name of names) await world.begin({ place: channel(name), days: [1, 2, 3, 4, 5] });
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();
    const seen: string[] = [];
    const { platform } = world;
    const watched: Platform = {
      ...platform,
      post: (...args) => {
        seen.push('question');
        return platform.post(...args);
      },
      edit: (...args) => {
        seen.push('reveal');
        return platform.edit(...args);
      },
    };
    await world.time.advanceTo(tenOClock + 24 * 60 * minute);
    const pace = { lane: () => 'one', everyMs: 200 };
    const swept = world.replica({ platform: watched, pace }).sweep();
    await world.time.settle();
    await world.time.advanceTo(tenOClock + 24 * 60 * minute + 20_000);
    await swept;

    expect(seen).toEqual([...names.map(() => 'question'), ...names.map(() => 'reveal')]);
  });

  it('have their turn later where it came too late, and nothing of them is looked up', async () => {
    const world = await createRunnerWorld(monday);
    for (const name of ['a', 'b', 'c', 'd']) await world.begin({ place: channel(name) });
    await world.time.advanceTo(tenOClock);
    const looked: string[] = [];
    const { platform } = world;
    const watched: Platform = {
      ...platform,
      findPost(...args) {
        looked.push(args[1]);
        return platform.findPost(...args);
      },
    };
    const pace = { lane: () => 'one', everyMs: 6_000 };
    const swept = world.replica({ platform: watched, pace }).sweep();
    await world.time.settle();
    await world.time.advanceTo(tenOClock + 19_000);
    const posted = world.screens().length;
    await world.time.advanceTo(tenOClock + minute);
    await swept;

    expect(posted).toBe(4);
    expect(looked).toEqual([]);
  });

  it('stand still while the store is away, and go on when it is back', async () => {
    const world = await worldAfter(0);
    await world.time.advanceTo(tenOClock);
    const state = { isAway: true };
    const { claimDue } = world.store;
    const store = new Proxy(world.store, {
      get: (on, name) =>
        name === 'claimDue'
          ? (...args: Parameters<typeof claimDue>) =>
              state.isAway ? Promise.reject(new Error('away')) : claimDue(...args)
          : Reflect.get(on, name),
    });
    const runner = world.replica({ store });
    await runner.sweep();
    await runner.sweep();
    state.isAway = false;
    await runner.sweep();

    expect(world.logged).toEqual(['due jobs cannot be claimed, the store is away', 'a question was posted']);
    expect(world.screens()).toHaveLength(1);
  });
});
