import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../src/ids.ts';
import type { Platform } from '../../src/platform.ts';
import type { Store } from '../../src/store/store.ts';
import { hour, monday } from '../builders/drill.ts';
import { createRunnerWorld, dying, openTestStore, type RunnerWorld } from '../builders/runner-world.ts';
import { channel } from '../fakes/platform.ts';

const tenOClock = monday + hour;
const minute = 60_000;

type Opened = Awaited<ReturnType<typeof openTestStore>>;

let worlds = 0;

/** Monday at ten in a new conversation, with a store of its own or one that others had before. */
async function atTen(opened?: Opened): Promise<RunnerWorld> {
  const place = channel(`daily${++worlds}`);
  const world = await createRunnerWorld(monday, { place, ...(opened ? { opened } : {}) });
  world.platform.settings.threads = 'can';
  await world.begin({ discussion: 'opened' });
  await world.time.advanceTo(tenOClock);
  return world;
}

/** What has to be true of Monday, whatever died on the way. */
async function expectOnce(world: RunnerWorld): Promise<void> {
  const posts = await world.posts();
  const screens = world.screens();

  expect(screens.map((shown) => shown.mark)).toEqual([posts[0]?.id]);
  expect(world.platform.threads).toEqual([{ message: screens[0]?.message, title: posts[0]?.question.stem }]);
  expect(posts).toMatchObject([{ slot: '2026-01-05', state: 'open', message: screens[0]?.message }]);
  expect(await world.store.nextDue(world.place.conversation)).toMatchObject({ slot: '2026-01-06' });
}

describe('a slot', () => {
  it('is posted once by one replica, and by five', async () => {
    const one = await atTen();
    await one.replica().sweep();
    await expectOnce(one);

    const five = await atTen();
    await Promise.all(Array.from({ length: 5 }, () => five.replica().sweep()));
    await expectOnce(five);
  });

  it('is posted once, with one thread, wherever a process dies, and wherever the next one dies after it', async () => {
    const steps = await countSteps();
    const opened = await openTestStore();
    let kills = 0;
    for (const first of deaths(steps))
      for (const second of [undefined, ...deaths(steps).filter((_, i) => (i + first.at) % 5 === 0)]) {
        const world = await atTen(opened);
        await world.replica(dying(world, first)).sweep();
        await world.time.advanceTo(tenOClock + minute);
        if (second) await world.replica(dying(world, second)).sweep();
        await world.time.advanceTo(tenOClock + 2 * minute + 1);
        await world.replica().sweep();
        await expectOnce(world);
        kills += second ? 2 : 1;
      }

    expect(kills).toBeGreaterThan(150);
  }, 60_000);

  it('is posted once though a request lands 49 s after it was abandoned', async () => {
    const world = await atTen();
    const { platform } = world;
    const slow = {
      ...platform,
      post: (...[place, posting]: Parameters<typeof platform.post>) =>
        new Promise<never>(() => {
          posting.signal.addEventListener('abort', () => {
            world.time.set(() => void platform.post(place, posting), 49_000);
          });
        }),
    };
    const swept = world.replica({ platform: slow }).sweep();
    await world.time.settle();
    await world.time.advanceTo(tenOClock + minute);
    await swept;
    await world.replica().sweep();

    await expectOnce(world);
    expect(world.logged).toContain('a post has an unknown outcome');
  });

  it('is posted once though a process stands still between its plan and its send, and goes on', async () => {
    const world = await atTen();
    const { plan } = world.store;
    const store: Store = {
      ...world.store,
      async plan(...args) {
        const post = await plan(...args);
        await world.time.advanceTo(tenOClock + minute);
        await world.replica().sweep();
        return post;
      },
    };
    // Its own timers fire only once it goes on.
    await world.replica({ store, timers: { ...world.time, set: () => undefined } }).sweep();

    await expectOnce(world);
  });

  it('is left alone while another replica holds it', async () => {
    const world = await atTen();
    await world.replica({ platform: mute(world) }).sweep();
    await world.time.advanceTo(tenOClock + minute - 1);
    await world.replica().sweep();
    const [held] = await world.posts();
    await world.time.advanceTo(tenOClock + minute);
    await world.replica().sweep();

    expect(held?.message).toBeUndefined();
    await expectOnce(world);
  });

  it('is looked for again until the platform can tell', async () => {
    const world = await atTen();
    const unknown = { ...world.platform, post: async () => ({ kind: 'unknown' as const }) };
    await world.replica({ platform: unknown }).sweep();
    const blind: Platform = { ...world.platform, findPost: async () => 'cannot tell' };
    await world.time.advanceTo(tenOClock + minute);
    await world.replica({ platform: blind }).sweep();
    await world.time.advanceTo(tenOClock + 2 * minute);
    await world.replica().sweep();

    await expectOnce(world);
  });

  it('is not posted again where the platform cannot tell for three hours, and the status says so', async () => {
    const world = await atTen();
    const unknown = { ...world.platform, post: async () => ({ kind: 'unknown' as const }) };
    await world.replica({ platform: unknown }).sweep();
    const blind = {
      ...world.platform,
      findPost: async (): Promise<MessageId | 'cannot tell'> => 'cannot tell',
    };
    for (let late = 1; late <= 180; late++) {
      await world.time.advanceTo(tenOClock + late * minute);
      await world.replica({ platform: blind }).sweep();
    }

    expect(world.screens()).toEqual([]);
    expect(await world.store.read('conversation', world.place.conversation)).toMatchObject({
      lastSkip: { slot: '2026-01-05', why: 'it is unclear whether it was posted' },
    });
    expect(await world.store.nextDue(world.place.conversation)).toMatchObject({ slot: '2026-01-06' });
  });

  it('keeps the question and the closing time of its first plan', async () => {
    const world = await atTen();
    const unknown = { ...world.platform, post: async () => ({ kind: 'unknown' as const }) };
    await world.replica({ platform: unknown }).sweep();
    const [planned] = await world.posts();
    await world.time.advanceTo(tenOClock + 2 * minute);
    await world.replica().sweep();

    expect(await world.posts()).toMatchObject([{ ...planned, state: 'open', message: expect.any(String) }]);
  });
});

/** Accepts a post, and the answer is lost. */
function mute({ platform }: RunnerWorld): Platform {
  return {
    ...platform,
    async post(...args) {
      await platform.post(...args);
      return { kind: 'unknown' };
    },
  };
}

/** How many calls a process makes to fill one slot. */
async function countSteps(): Promise<number> {
  const world = await atTen();
  const alive = dying(world, { at: 1_000, when: 'before' });
  await world.replica(alive).sweep();
  return alive.calls();
}

function deaths(steps: number): readonly { readonly at: number; readonly when: 'before' | 'after' }[] {
  return Array.from({ length: steps }, (_, i) => i + 1).flatMap((at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ]);
}
