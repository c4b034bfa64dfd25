import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform.ts';
import { nextSlot } from '../../src/schedule/calendar.ts';
import type { PostState } from '../../src/store.ts';
import { day, guide, hour, libraryOf, monday, question, schedule, someQuestions } from '../helpers/drill.ts';
import { channel, memberId } from '../helpers/fake-platform.ts';
import { admin, createRunnerWorld, daily, type RunnerWorld, words } from '../helpers/runner-world.ts';

const tenOClock = monday + hour;
const minute = 60_000;
const conversationNote = (world: RunnerWorld) => world.store.read('conversation', daily.conversation);
const incident = (world: RunnerWorld, at: number): Promise<void> =>
  world.store.note('conversation', daily.conversation, { incidentAt: at });

/** A schedule that starts on Monday at ten, and so many of its days filled. */
async function worldAfter(days: number, given?: RunnerWorld): Promise<RunnerWorld> {
  const world = given ?? (await createRunnerWorld(monday));
  await world.begin({ days: [1, 2, 3, 4, 5, 6, 7] });
  await pass(world, 0, days);
  return world;
}

/** The days from one to another, each swept at ten, each question answered by so many. */
async function pass(world: RunnerWorld, from: number, to: number, answers = 0): Promise<void> {
  for (let i = from; i < to; i++) {
    await world.time.advanceTo(tenOClock + i * day);
    await world.replica().sweep();
    const post = (await world.posts()).at(-1);
    for (let n = 0; post && n < answers; n++) await world.store.answer(answerTo(post));
  }
}

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

  it('closes without its reveal where the card cannot be edited any more', async () => {
    const world = await worldAfter(1);
    const mute: Platform = { ...world.platform, edit: async () => ({ kind: 'unknown' }) };
    for (const at of [tenOClock + day, tenOClock + day + hour]) {
      await world.time.advanceTo(at);
      await world.replica({ platform: mute }).sweep();
    }

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
      expect(words(world.platform.screens[0]?.card)).toContain('so its daily question is suspended.');
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

  it('are served in the order of their time, a few at once, at the pace of the platform', async () => {
    const count = 120;
    const world = await createRunnerWorld(monday, { library: libraryOf(someQuestions(3)) });
    for (let i = 0; i < count; i++)
      await world.store.saveSchedule(
        schedule({ place: channel(`c${i}`), days: [1] }),
        { slot: '2026-01-05', at: tenOClock - ((i * 7) % count) },
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

    expect(world.logged).toEqual(['due jobs cannot be claimed, the store is away']);
    expect(world.screens()).toHaveLength(1);
  });
});

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

describe('a conversation that hardly answers', () => {
  const said = (world: RunnerWorld): number =>
    world.platform.screens.filter((shown) => words(shown.card).startsWith('Turned down')).length;

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

let answerers = 0;

/** Each by somebody else. */
function answerTo(post: PostState) {
  return {
    member: memberId(`answerer${++answerers}`),
    place: post.place,
    post: post.id,
    sequence: post.sequence,
    kind: 'answer' as const,
    choice: 0,
    isRight: true,
    isOnTime: true,
    at: post.plannedAt,
  };
}
