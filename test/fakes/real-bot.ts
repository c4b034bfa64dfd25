import { onTestFinished } from 'vitest';
import { assemble } from '../../src/app/assemble.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { PostId } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Log } from '../../src/log.ts';
import type { Bot, Platform } from '../../src/platform.ts';
import type { Runner } from '../../src/schedule/runner.ts';
import { createSeal } from '../../src/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { folderWith } from '../builders/folder.ts';
import { searchOf } from '../builders/search-of.ts';
import { createTimers } from './timers.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The whole bot, with an embedded store of its own, before a platform. */
export async function realBot(platform: Platform, library: Library, now: () => number): Promise<Bot> {
  return (await realCoach(platform, library, now)).bot;
}

/** The same, and what posts what is due. */
export async function realCoach(
  platform: Platform,
  library: Library,
  now: () => number,
): Promise<{ readonly bot: Bot; readonly runner: Runner; readonly store: Store; settle(): Promise<void> }> {
  const store = await openEmbedded({ folder: await folderWith({}), now });
  const search = await searchOf(library);
  let minted = 0;
  const mintPost = (): PostId => `post${String(++minted).padStart(6, '0')}` as PostId;
  const timers = createTimers(now());
  const { bot, runner } = assemble({
    library: () => library,
    search: () => search,
    store,
    platform,
    log,
    mintPost,
    seal: createSeal('a secret'),
    holidays: createHolidaySources(),
    pace: { lane: () => '', everyMs: 0 },
    timers,
    publicUrl: undefined,
    clock: now,
  });
  onTestFinished(async () => {
    await runner.stop();
    await store.close();
  });
  return { bot, runner, store, settle: timers.settle };
}
