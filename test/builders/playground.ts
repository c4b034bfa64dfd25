import { onTestFinished } from 'vitest';
import { assemble } from '../../src/app/assemble.ts';
import { createMovingTime, moveOn } from '../../src/app/moving-time.ts';
import { watchRehearsals } from '../../src/app/rehearsals.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { PostId } from '../../src/ids.ts';
import { createSeal } from '../../src/seal.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { createTimers } from '../fakes/timers.ts';
import { bundled } from './bundled.ts';
import { folderWith } from './folder.ts';
import { createDoor } from './playground-door.ts';
import { webOf } from './web.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** The playground before the whole bot, its clock at a Monday morning, and its wall clock standing still. */
export async function openPlayground(options: { readonly canMove?: boolean } = {}) {
  const { library, search } = await bundled();
  const start = Date.UTC(2026, 10, 23, 6);
  const time = createMovingTime(() => start, createTimers(start));
  const store = await openEmbedded({ folder: await folderWith({}), now: time.clock });
  const doDue = async (): Promise<void> => {
    await daily.run();
    await runner.sweep();
  };
  const web = webOf(library, search, {
    playground: 'everywhere',
    reader: 'off',
    log,
    clock: time.clock,
    move: options.canMove === false ? undefined : (ms) => moveOn(time, ms, doDue),
  });
  let minted = 0;
  const { bot, runner, daily } = assemble({
    library: () => library,
    search: () => search,
    store,
    platform: web,
    log,
    mintPost: () => `post${String(++minted).padStart(6, '0')}` as PostId,
    seal: createSeal('a secret'),
    holidays: createHolidaySources(),
    pace: { lane: () => '', everyMs: 0 },
    timers: time.timers,
    publicUrl: undefined,
    clock: time.clock,
  });
  await watchRehearsals(store);
  await web.start(bot);
  onTestFinished(async () => {
    await web.stop(0);
    await runner.stop();
    await store.close();
  });
  return { ...createDoor(web), clock: time.clock };
}

export type Playground = Awaited<ReturnType<typeof openPlayground>>;
