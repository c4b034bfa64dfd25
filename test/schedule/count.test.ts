import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform.ts';
import { day } from '../builders/drill.ts';
import { answerTo, tenOClock, worldAfter } from '../builders/runner-days.ts';
import { daily, words } from '../builders/runner-world.ts';

describe('the count on a card', () => {
  it('changes at once, then at most every thirty seconds, and ends with the last one', async () => {
    const world = await worldAfter(1);
    const [post] = await world.posts();
    if (!post) throw new Error('there was a post');
    const runner = world.replica();
    const edits: string[] = [];
    const { edit } = world.platform;
    const watched = {
      ...world.platform,
      edit: async (...args: Parameters<typeof edit>) => {
        edits.push(words(args[2]));
        return edit(...args);
      },
    };
    const counting = world.replica({ platform: watched });
    for (let i = 0; i < 200; i++) {
      await world.store.answer({ ...answerTo(post), choice: 1 });
      counting.countChanged(post);
    }
    await world.time.settle();
    const atOnce = edits.length;
    await world.time.advanceTo(tenOClock + 120_000);
    await world.time.settle();

    expect(atOnce).toBe(1);
    expect(edits).toHaveLength(2);
    expect(edits[1]).toBe(`open ${post.question.id}, 0,200,0,0, after none`);
    await runner.stop();
    await counting.stop();
  });

  it('never covers a reveal', async () => {
    const world = await worldAfter(2);
    const [first] = await world.posts();
    if (!first) throw new Error('there was a post');
    world.replica().countChanged(first);
    await world.time.settle();

    expect(words(world.screens()[0]?.card)).toMatch(/^closed/);
  });

  it('gives way to a reveal that came while it was on its way', async () => {
    const world = await worldAfter(1);
    const [post] = await world.posts();
    if (!post) throw new Error('there was a post');
    const { edit } = world.platform;
    let release = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Platform = {
      ...world.platform,
      async edit(...args) {
        if (words(args[2]).startsWith('open')) await first;
        return edit(...args);
      },
    };
    world.replica({ platform: slow }).countChanged(post);
    await world.time.advanceTo(tenOClock + day);
    await world.replica().sweep();
    release();
    await world.time.settle();

    expect(words(world.screens()[0]?.card)).toMatch(/^closed/);
  });

  it('gives way to the words of a question that was withdrawn', async () => {
    const world = await worldAfter(1);
    const [post] = await world.posts();
    if (!post) throw new Error('there was a post');
    await world.store.voidPost(post.id, daily.conversation);
    world.replica().countChanged(post);
    await world.time.settle();

    expect(words(world.screens()[0]?.card)).toMatch(/^void/);
  });
});
