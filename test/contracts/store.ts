import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { describeAnswers } from './store/answers.ts';
import { describeFacts } from './store/facts.ts';
import { describeOldPosts } from './store/old-posts.ts';
import type { Opened, StoresUnderTest } from './store/opened.ts';
import { describePosts } from './store/posts.ts';
import { describeSchedules } from './store/schedules.ts';
import { describeSettling } from './store/settling.ts';
import { describeTallies } from './store/tallies.ts';
import { describeTries } from './store/tries.ts';

/** What every store does, on the real thing. */
export function describeStore(name: string, start: () => Promise<StoresUnderTest>): void {
  describe(name, () => {
    let stores: StoresUnderTest;
    let store: Store;
    beforeAll(async () => {
      stores = await start();
    });
    afterAll(async () => {
      await stores.stop();
    });
    beforeEach(async () => {
      store = await stores.open();
      return () => store.close();
    });

    const opened: Opened = { store: () => store, stores: () => stores };
    describeSchedules(opened);
    describePosts(opened);
    describeOldPosts(opened);
    describeSettling(opened);
    describeAnswers(opened);
    describeTries(opened);
    describeTallies(opened);
    describeFacts(opened);
  });
}
