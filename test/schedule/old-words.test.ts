import { describe, expect, it } from 'vitest';
import type { Epoch } from '../../src/ids.ts';
import { forgetOldWords } from '../../src/schedule/old-words.ts';
import { hasWords } from '../../src/store/posts.ts';
import type { Store } from '../../src/store/store.ts';
import { day } from '../builders/drill.ts';
import { tenOClock, worldAfter } from '../builders/runner-days.ts';

const going = new AbortController().signal;

describe('the words of old questions', () => {
  it('are deleted once they are older than they are kept for, and the log says how many', async () => {
    const { forget, kept, logged } = await fourDays();
    const later = tenOClock + 90 * day;

    await forget(later, 90 * day);
    expect(await kept()).toEqual([true, true, true, true]);
    await forget(later, 88 * day - 1);

    expect(await kept()).toEqual([false, false, true, true]);
    expect(logged).toEqual([{ posts: 2, before: '2026-01-07T10:00:00.001Z' }]);
  });

  it('are kept for good where that is asked', async () => {
    const { forget, kept } = await fourDays();

    await forget(tenOClock + 9000 * day, undefined);

    expect(await kept()).toEqual([true, true, true, true]);
  });

  it('are looked at once, and an open question keeps its own', async () => {
    const { forget, kept, logged, looked } = await fourDays();

    await forget(tenOClock + 900 * day, 730 * day);
    await forget(tenOClock + 901 * day, 730 * day);

    expect(await kept()).toEqual([false, false, false, true]);
    expect(logged).toHaveLength(1);
    expect(looked).toEqual([0, 4, 4]);
  });
});

/** Three are over, the fourth is open. */
async function fourDays() {
  const world = await worldAfter(4);
  const logged: object[] = [];
  const looked: number[] = [];
  const quiet = (): void => undefined;
  const log = { debug: quiet, warn: quiet, error: quiet, info: (fields: object) => void logged.push(fields) };
  const store: Store = {
    ...world.store,
    forgetWords(conversation, old) {
      looked.push(old.after);
      return world.store.forgetWords(conversation, old);
    },
  };
  return {
    logged,
    looked,
    kept: async () => (await world.posts()).map(hasWords),
    forget: (now: Epoch, keepMs: number | undefined) => forgetOldWords({ store, log, keepMs }, now, going),
  };
}
