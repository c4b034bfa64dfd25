import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform.ts';
import type { PostedNow } from '../../src/schedule/post-now.ts';
import { hour, monday } from '../builders/drill.ts';
import { incident, minute, tenOClock, worldAfter } from '../builders/runner-days.ts';
import { admin, createRunnerWorld, daily, dying, openTestStore } from '../builders/runner-world.ts';
import { channel } from '../fakes/platform.ts';

describe('"Post now"', () => {
  it('fills today’s slot, and today has no other', async () => {
    const world = await worldAfter(0);
    const runner = world.replica();
    const first = await runner.postNow(daily.conversation, admin);
    const again = await runner.postNow(daily.conversation, admin);
    await world.time.advanceTo(tenOClock + hour);
    await runner.sweep();

    expect(first).toMatchObject({ kind: 'posted', isNew: true, post: { slot: '2026-01-05' } });
    expect(again).toMatchObject({ kind: 'posted', isNew: false, post: { slot: '2026-01-05' } });
    expect(world.screens()).toHaveLength(1);
    expect(await world.store.nextDue(daily.conversation)).toMatchObject({ slot: '2026-01-06' });
  });

  it('fills it after its time too', async () => {
    const world = await createRunnerWorld(monday + 10 * hour);
    await world.begin();

    expect(await world.replica().postNow(daily.conversation, admin)).toMatchObject({
      kind: 'posted',
      isNew: true,
    });
  });

  it('waits for an open incident, and says so', async () => {
    const world = await worldAfter(0);
    await incident(world, monday);

    expect(await world.replica().postNow(daily.conversation, admin)).toEqual({
      kind: 'later',
      why: 'an incident is open here',
    });
    await incident(world, 0);
    await world.time.advanceTo(monday + 5 * minute);
    await world.replica().sweep();
    expect(await world.posts()).toMatchObject([{ slot: '2026-01-05', state: 'open' }]);
  });

  it('waits for no other conversation, however many are due and hang', async () => {
    const world = await createRunnerWorld(tenOClock - minute);
    for (let i = 0; i < 200; i++) await world.begin({ place: channel(`hangs${i}`) });
    await world.begin({ time: '15:00' });
    await world.time.advanceTo(tenOClock);
    const { platform } = world;
    const partly: Platform = {
      ...platform,
      post: (place, ...rest) =>
        place.conversation === daily.conversation
          ? platform.post(place, ...rest)
          : new Promise(() => undefined),
    };
    const runner = world.replica({ platform: partly });
    runner.start();
    await world.time.settle();
    const answers: PostedNow[] = [];
    const pressed = runner.postNow(daily.conversation, admin).then((answer) => answers.push(answer));
    await world.time.settle();

    expect(answers).toMatchObject([{ kind: 'posted', isNew: true, post: { slot: '2026-01-05' } }]);
    expect(world.screens()).toHaveLength(1);
    const stopped = runner.stop();
    await world.time.advanceTo(tenOClock + minute);
    await Promise.all([pressed, stopped]);
  }, 20_000);

  it('pressed by several at once fills one slot, and each is told where it is', async () => {
    const world = await worldAfter(0);
    const runner = world.replica();
    const answers = await Promise.all([1, 2, 3].map(() => runner.postNow(daily.conversation, admin)));

    expect(answers.map(({ kind }) => kind)).toEqual(['posted', 'posted', 'posted']);
    expect(world.screens()).toHaveLength(1);
  });

  it('fills the slot once wherever its process dies, beside one that sweeps', async () => {
    const opened = await openTestStore();
    let kills = 0;
    for (let at = 1; kills === 2 * (at - 1); at++)
      for (const when of ['before', 'after'] as const) {
        const place = channel(`pressed${at}${when}`);
        const world = await createRunnerWorld(monday, { place, opened });
        await world.begin();
        const mortal = dying(world, { at, when });
        await Promise.allSettled([
          world.replica(mortal).postNow(place.conversation, admin),
          world.replica().sweep(),
        ]);
        if (mortal.calls() >= at) kills += 1;
        for (const moment of [monday + 2 * minute, tenOClock + minute]) {
          await world.time.advanceTo(moment);
          await world.replica().sweep();
        }

        expect(world.screens()).toHaveLength(1);
        expect(await world.posts()).toMatchObject([{ slot: '2026-01-05', state: 'open' }]);
      }
    expect(kills).toBeGreaterThan(20);
  }, 20_000);

  it('says why it cannot', async () => {
    const world = await worldAfter(0);
    const runner = world.replica();

    expect(await runner.postNow(channel('other').conversation, admin)).toEqual({
      kind: 'not posted',
      why: 'there is no schedule here',
    });
    world.platform.settings.posts = 'gone';
    expect(await runner.postNow(daily.conversation, admin)).toEqual({
      kind: 'not posted',
      why: 'I cannot post here',
    });
  });
});
