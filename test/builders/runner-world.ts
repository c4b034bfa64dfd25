import { onTestFinished } from 'vitest';
import { createDraw } from '../../src/bot/draw.ts';
import type { Card } from '../../src/card/card.ts';
import type { ConversationId, Epoch, Place, PostId } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import { nextSlot } from '../../src/schedule/calendar.ts';
import { createRunner, type Runner, type RunnerOptions } from '../../src/schedule/runner.ts';
import type { PostState } from '../../src/store/posts.ts';
import type { Schedule } from '../../src/store/schedules.ts';
import type { Store } from '../../src/store/store.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { channel, createFakePlatform, type FakePlatform, memberId } from '../fakes/platform.ts';
import { createTimers } from '../fakes/timers.ts';
import { libraryOf, schedule, someQuestions } from './drill.ts';
import { folderWith } from './folder.ts';

export const admin = memberId('admin');
export const daily = channel('daily');

/** What a card says of its post: enough to tell one from another. */
const card = (title: string): Card => ({
  name: 'Question',
  title: [{ kind: 'text', text: title }],
  body: [],
  buttons: [],
  small: [],
});
const draw = {
  open: (post: PostState, last: PostState | undefined): Card =>
    card(`open ${post.question.id}, ${post.counts.join()}, after ${last?.sequence ?? 'none'}`),
  closed: (post: PostState): Card => card(`${post.state} ${post.question.id}, ${post.counts.join()}`),
};
export const words = (one: Card | undefined): string =>
  one?.title.map((part) => ('text' in part ? part.text : '')).join('') ?? '';

let minted = 0;

/** The real embedded store, on whatever clock is hung up at the moment. */
export async function openTestStore(): Promise<{ readonly store: Store; clock: { now: () => Epoch } }> {
  const clock = { now: (): Epoch => 0 };
  const store = await openEmbedded({ folder: await folderWith({}), now: () => clock.now() });
  onTestFinished(() => store.close());
  return { store, clock };
}

/** A platform and a store that outlive every runner, and a clock that stands until it is moved. */
export async function createRunnerWorld(
  start: Epoch,
  options: {
    readonly library?: Library;
    /** Shared by worlds that follow each other, each in a place of its own. */
    readonly opened?: Awaited<ReturnType<typeof openTestStore>>;
    readonly place?: Place;
  } = {},
) {
  const { library = libraryOf(someQuestions(30)), place = daily } = options;
  const { store, clock } = options.opened ?? (await openTestStore());
  const time = createTimers(start);
  clock.now = time.now;
  const platform = createFakePlatform();
  const logged: string[] = [];
  const note = (_: object, message: string): void => {
    logged.push(message);
  };
  const log: Log = { debug: note, info: note, warn: note, error: note };
  return {
    time,
    place,
    store,
    platform,
    logged,
    /** A replica. What it is given may be broken on the way: see `change`. */
    replica: (change: Partial<RunnerOptions> = {}): Runner =>
      createRunner({
        store,
        platform,
        library: () => library,
        log,
        mintPost: () => `post${++minted}` as PostId,
        draw: { ...createDraw(() => library), ...draw },
        timers: time,
        pace: { lane: () => 'one', everyMs: 0 },
        ...change,
      }),
    async begin(change: Partial<Schedule> = {}): Promise<Schedule> {
      const plan = schedule({ place, ...change });
      await store.saveSchedule(plan, nextSlot(plan, time.now()), admin);
      return plan;
    },
    posts: (conversation: ConversationId = place.conversation): Promise<readonly PostState[]> =>
      store.posts(conversation, 100),
    /** Messages that fill a slot, as they stand on the platform. */
    screens: () => platform.screens.filter((shown) => shown.mark !== undefined),
  };
}
export type RunnerWorld = Awaited<ReturnType<typeof createRunnerWorld>>;

class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * The store and the platform as a process sees them that dies at its n-th call: before it, or when the other side has
 * done it and the answer does not come back. Whatever it asks after that does not happen.
 */
export function dying(
  world: { readonly store: Store; readonly platform: FakePlatform },
  death: { readonly at: number; readonly when: 'before' | 'after' },
): { readonly store: Store; readonly platform: Platform; readonly calls: () => number } {
  let calls = 0;
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(on, name) {
        const method: unknown = Reflect.get(on, name);
        if (typeof method !== 'function') return method;
        return async (...args: readonly unknown[]) => {
          calls += 1;
          if (calls > death.at || (calls === death.at && death.when === 'before')) throw new Killed();
          const result: unknown = await Reflect.apply(method, on, args);
          if (calls >= death.at) throw new Killed();
          return result;
        };
      },
    });
  return { store: wrap(world.store), platform: wrap(world.platform), calls: () => calls };
}
