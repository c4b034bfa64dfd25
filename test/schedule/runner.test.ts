import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform.ts';
import { day, hour, libraryOf, monday } from '../builders/drill.ts';
import {
  answerTo,
  conversationNote,
  incident,
  minute,
  pass,
  tenOClock,
  worldAfter,
} from '../builders/runner-days.ts';
import { createRunnerWorld, daily, words } from '../builders/runner-world.ts';

describe('a day', () => {
  it('closes the last question with its reveal and posts the next with its result', async () => {
    const world = await worldAfter(1);
    const [first] = await world.posts();
    if (first) await world.store.answer({ ...answerTo(first), choice: 1 });
    await world.time.advanceTo(tenOClock + day);
    await world.replica().sweep();

    expect(await world.posts()).toMatchObject([{ state: 'closed' }, { state: 'open', slot: '2026-01-06' }]);
    expect(world.screens().map((shown) => words(shown.card))).toEqual([
      `closed ${first?.question.id}, 0,1,0,0`,
      expect.stringMatching(/^open .*, after 1$/),
    ]);
  });

  it('closes though its reveal cannot be shown, and shows it as soon as it can', async () => {
    const world = await worldAfter(1);
    const { platform } = world;
    const mute: Platform = { ...platform, edit: async () => ({ kind: 'unknown' }) };
    await world.time.advanceTo(tenOClock + day);
    await world.replica({ platform: mute }).sweep();
    const [waiting] = world.screens();
    const before = words(waiting?.card);
    await world.time.advanceTo(tenOClock + day + minute);
    await world.replica().sweep();

    expect(before).toMatch(/^open/);
    expect(words(waiting?.card)).toMatch(/^closed/);
    expect((await world.posts())[0]?.state).toBe('closed');
  });

  it('shows its reveal however long that takes', async () => {
    const world = await worldAfter(1);
    const mute: Platform = { ...world.platform, edit: async () => ({ kind: 'unknown' }) };
    for (let hours = 0; hours <= 6; hours++) {
      await world.time.advanceTo(tenOClock + day + hours * hour);
      await world.replica({ platform: mute }).sweep();
    }
    await world.time.advanceTo(tenOClock + day + 8 * hour);
    await world.replica().sweep();

    expect(words(world.screens()[0]?.card)).toMatch(/^closed/);
    expect((await world.posts())[0]?.state).toBe('closed');
  });

  it('ends at the printed time, 72 hours after a post before a weekend', async () => {
    const world = await createRunnerWorld(monday);
    await world.begin({ days: [1] });
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();

    expect((await world.posts())[0]?.closesAt).toBe(tenOClock + 72 * hour);
  });

  it('posts nothing twice and misses nothing over a month', async () => {
    const world = await worldAfter(0);
    await pass(world, 0, 30, 3);
    const posts = await world.posts();

    expect(posts.map((post) => post.sequence)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(new Set(posts.map((post) => post.slot)).size).toBe(30);
    expect(new Set(posts.map((post) => post.question.id)).size).toBe(30);
  });

  it('runs by its timer', async () => {
    const world = await createRunnerWorld(monday);
    await world.begin();
    const runner = world.replica({ everyMs: 5_000 });
    runner.start();
    await world.time.advanceTo(tenOClock + 5_000);
    await runner.stop();
    await world.time.advanceTo(tenOClock + 2 * day);

    expect(world.screens()).toHaveLength(1);
  });
});

describe('a slot that was missed', () => {
  it('is caught up for three hours', async () => {
    const world = await worldAfter(0);
    await world.time.advanceTo(tenOClock + 3 * hour);
    await world.replica().sweep();

    expect(await world.posts()).toMatchObject([{ slot: '2026-01-05', state: 'open' }]);
  });

  it('is skipped after that, the status says why, and today’s is still filled', async () => {
    const world = await worldAfter(0);
    await world.time.advanceTo(tenOClock + 3 * day + 2 * hour);
    await world.replica().sweep();

    expect(await world.posts()).toMatchObject([{ slot: '2026-01-08', sequence: 1 }]);
    expect(await conversationNote(world)).toMatchObject({
      lastSkip: { slot: '2026-01-05', why: 'I was away for more than 3 hours' },
    });
  });

  it('is skipped where no question is allowed', async () => {
    const world = await worldAfter(0, await createRunnerWorld(monday, { library: libraryOf([]) }));
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();

    expect(await conversationNote(world)).toMatchObject({
      lastSkip: { why: 'the library has no question for its topics' },
    });
    expect(await world.store.nextDue(daily.conversation)).toMatchObject({ slot: '2026-01-06' });
  });
});

describe('an open incident', () => {
  it('holds the question until it is over', async () => {
    const world = await worldAfter(0);
    await incident(world, tenOClock - minute);
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();
    const whileOpen = await world.posts();
    await incident(world, 0);
    await world.time.advanceTo(tenOClock + 10 * minute);
    await world.replica().sweep();

    expect(whileOpen).toEqual([]);
    expect(await world.posts()).toMatchObject([{ slot: '2026-01-05', state: 'open' }]);
  });

  it('holds it for two hours, then the day is skipped', async () => {
    const world = await worldAfter(0);
    for (let at = tenOClock; at <= tenOClock + 2 * hour; at += 5 * minute) {
      await incident(world, at);
      await world.time.advanceTo(at);
      await world.replica().sweep();
    }

    expect(await world.posts()).toEqual([]);
    expect(await conversationNote(world)).toMatchObject({
      lastSkip: { slot: '2026-01-05', why: 'an incident was open', at: tenOClock + 2 * hour },
    });
  });

  it('is over after four quiet hours', async () => {
    const world = await worldAfter(0);
    await incident(world, tenOClock - 4 * hour);
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();

    expect(await world.posts()).toHaveLength(1);
  });
});
