import { onTestFinished } from 'vitest';
import { createDraw } from '../../src/bot/draw.ts';
import type { MemberId, Place, PostId } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import { nextSlot } from '../../src/schedule/calendar.ts';
import { createRunner } from '../../src/schedule/runner.ts';
import type { Schedule } from '../../src/store/schedules.ts';
import { createTimers } from '../fakes/timers.ts';
import { libraryOf, monday, schedule, someQuestions } from './drill.ts';
import { tenOClock } from './runner-days.ts';
import { openTestStore } from './runner-world.ts';

export interface DailyOn {
  /** Moves the clock to so long after ten, and does what is due then. */
  sweepAfter(ms: number): Promise<void>;
  schedule(): Promise<Schedule | undefined>;
  nextDue(): Promise<number | undefined>;
  /** How many slots were posted, by the store. */
  posted(): Promise<number>;
}

const quiet = (): void => undefined;

/** A daily question at ten on a platform under test, with a store of its own. */
export async function dailyOn(platform: Platform, place: Place, by: MemberId): Promise<DailyOn> {
  const { store, clock } = await openTestStore();
  const time = createTimers(monday);
  clock.now = time.now;
  const log: Log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: quiet,
  };
  const library = libraryOf(someQuestions(30));
  let minted = 0;
  const runner = createRunner({
    store,
    platform,
    library: () => library,
    log,
    mintPost: () => `dailypost${++minted}` as PostId,
    draw: createDraw(() => library),
    timers: time,
    pace: { lane: () => 'one', everyMs: 0 },
  });
  onTestFinished(() => runner.stop());
  const plan = schedule({ place, days: [1, 2, 3, 4, 5, 6, 7] });
  await store.saveSchedule(plan, nextSlot(plan, time.now()), by);
  return {
    async sweepAfter(ms) {
      await time.advanceTo(tenOClock + ms);
      await runner.sweep();
    },
    schedule: () => store.schedule(place.conversation),
    nextDue: async () => (await store.nextDue(place.conversation))?.at,
    posted: async () =>
      (await store.posts(place.conversation, 100)).filter((post) => post.message !== undefined).length,
  };
}
