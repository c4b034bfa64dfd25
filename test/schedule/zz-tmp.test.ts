import { it } from 'vitest';
import { hour, libraryOf, monday, schedule, someQuestions } from '../helpers/drill.ts';
import { channel } from '../helpers/fake-platform.ts';
import { admin, createRunnerWorld } from '../helpers/runner-world.ts';

it('10k', async () => {
  const world = await createRunnerWorld(monday, { library: libraryOf(someQuestions(100)) });
  for (let i = 0; i < 10_000; i++)
    await world.store.saveSchedule(
      schedule({ place: channel(`c${i}`) }),
      { slot: '2026-01-05', at: monday + hour },
      admin,
    );
  await world.time.advanceTo(monday + hour);
  const { platform } = world;
  let n = 0;
  let max = 0;
  const cheap = {
    ...platform,
    post: async () => {
      n++;
      if (n % 500 === 0) {
        max = Math.max(max, process.memoryUsage().heapUsed);
      }
      return { kind: 'sent' as const, message: `m${n}` as never };
    },
  };
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const t = Date.now();
  await world.replica({ platform: cheap }).sweep();
  console.log('10k', { n, s: (Date.now() - t) / 1000, before: before / 1e6, max: max / 1e6 });
}, 300_000);
