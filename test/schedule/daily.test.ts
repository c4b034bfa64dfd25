import { describe, expect, it, onTestFinished } from 'vitest';
import type { Log } from '../../src/log.ts';
import { createDaily, type Daily } from '../../src/schedule/daily.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { folderWith } from '../builders/folder.ts';
import { switchedStore } from '../fakes/switched-store.ts';
import { createTimers } from '../fakes/timers.ts';

describe('the work of a day', () => {
  it('is done once a day by one of three replicas, by their timers alone', async () => {
    const { time, done, replicas } = await open(3);

    for (const replica of replicas) replica.start();
    await time.settle();
    await time.advanceTo(Date.parse('2026-11-30T23:00:00Z'));
    expect(done).toEqual(['2026-11-30']);
    await time.advanceTo(Date.parse('2026-12-02T06:00:00Z'));

    expect(done).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
    for (const replica of replicas) await replica.stop();
    await time.advanceTo(Date.parse('2026-12-04T06:00:00Z'));
    expect(done).toHaveLength(3);
  });

  it('waits for a store that is away, and goes on', async () => {
    const { time, done, memory, warned, replicas } = await open(1);
    memory.isAway = true;
    replicas[0]?.start();
    await time.settle();
    await time.advanceTo(Date.parse('2026-11-30T12:00:00Z'));
    expect(done).toEqual([]);
    expect(warned[0]).toBe('the work of the day was not finished');

    memory.isAway = false;
    await time.advanceTo(Date.parse('2026-11-30T13:00:00Z'));

    expect(done).toEqual(['2026-11-30']);
  });
});

async function open(count: number) {
  const time = createTimers(Date.parse('2026-11-30T08:00:00Z'));
  const embedded = await openEmbedded({ folder: await folderWith({}), now: time.now });
  onTestFinished(() => embedded.close());
  const { store, memory } = switchedStore(embedded);
  const done: string[] = [];
  const warned: string[] = [];
  const log: Log = {
    debug() {},
    info() {},
    error() {},
    warn: (_fields, message) => void warned.push(message),
  };
  const chores = {
    count: async (now: number) => void done.push(new Date(now).toISOString().slice(0, 10)),
  };
  const replicas: readonly Daily[] = Array.from({ length: count }, () =>
    createDaily({ store, log, timers: time, chores }),
  );
  return { time, done, memory, warned, replicas };
}
