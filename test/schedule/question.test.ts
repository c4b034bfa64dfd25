import { describe, expect, it } from 'vitest';
import { nextSlot } from '../../src/schedule/calendar.ts';
import { day, guide, libraryOf, monday, question, someQuestions } from '../builders/drill.ts';
import { pass, worldAfter } from '../builders/runner-days.ts';
import { admin, createRunnerWorld, daily, type RunnerWorld, words } from '../builders/runner-world.ts';

describe('a conversation that hardly answers', () => {
  const said = (world: RunnerWorld): number =>
    world.platform.screens.filter((shown) => words(shown.card).startsWith('Slowed down')).length;

  it('is turned down after five questions running, and told once', async () => {
    const world = await worldAfter(5);
    const before = await world.store.schedule(daily.conversation);
    await pass(world, 5, 16);

    expect(before?.turnedDown).toBe(false);
    expect((await world.store.schedule(daily.conversation))?.turnedDown).toBe(true);
    expect(said(world)).toBe(1);
    expect((await world.posts()).slice(-2).map((post) => post.slot)).toEqual(
      ['2026-01-15', '2026-01-20'].slice(0, 2),
    );
  });

  it('is left in peace for five more questions once somebody turned it up again', async () => {
    const world = await worldAfter(8);
    const turned = await world.store.schedule(daily.conversation);
    if (!turned?.turnedDown) throw new Error('it was turned down');
    const up = { ...turned, turnedDown: false };
    await world.store.saveSchedule(up, nextSlot(up, world.time.now()), admin);
    await pass(world, 8, 13);
    const soon = await world.store.schedule(daily.conversation);
    await pass(world, 13, 15);

    expect([soon?.turnedDown, (await world.store.schedule(daily.conversation))?.turnedDown]).toEqual([
      false,
      true,
    ]);
    expect(said(world)).toBe(2);
  });

  it('is left alone where three answered one of them', async () => {
    const world = await worldAfter(3);
    await pass(world, 3, 4, 3);
    await pass(world, 4, 8);

    expect((await world.store.schedule(daily.conversation))?.turnedDown).toBe(false);
  });
});

describe('a bag that runs low', () => {
  it('is told to the admins once', async () => {
    const world = await worldAfter(
      8,
      await createRunnerWorld(monday, { library: libraryOf(someQuestions(18)) }),
    );
    const told = world.platform.screens.filter((shown) => words(shown.card).startsWith('Questions run low'));

    expect(told.map((shown) => shown.to)).toEqual([admin]);
    expect(told).toHaveLength(1);
  });
});

describe('the question', () => {
  it('comes from an incident of two weeks ago, once', async () => {
    const library = libraryOf(
      [...someQuestions(10), question('build/a')],
      [guide('build', { pack: 'building' })],
    );
    const world = await createRunnerWorld(monday, { library });
    await world.store.note('used', daily.team, { 'build#a': monday - 14 * day });
    await worldAfter(3, world);

    expect((await world.posts()).map((post) => post.fromIncident)).toEqual([true, false, false]);
  });
});
