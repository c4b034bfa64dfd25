import { existsSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/set-up/longest-first.ts';

/** Pure: no server, no other process, no store. */
const unit = [
  'test/{config,docs,rooms}.test.ts',
  'test/{card,library,quiz,search}/**/*.test.ts',
  'test/holidays/{country-days,dates,vendors}.test.ts',
  'test/schedule/{calendar,zones}.test.ts',
  'test/{discord,slack}/{inbound,manifest,render*,words}.test.ts',
];

/** Measures milliseconds. */
const alone = ['test/doors/{fuzz,process}.test.ts'];

/** Where it has room, what tests write stays in memory: a store on a disk waits for it at each write. No test cuts the power. */
const memory = '/dev/shm';
if (existsSync(memory) && roomIn(memory) > 2 ** 30) process.env.TMPDIR ??= memory;

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

const shared = {
  setupFiles: ['test/set-up/properties.ts'],
  // They end what hangs, however busy the machine is.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
  execArgv: ['--import', new URL('./test/set-up/strip-types.js', import.meta.url).href],
};

export default defineConfig({
  test: {
    globalSetup: 'test/set-up/seed.ts',
    passWithNoTests: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: unit,
          // No file of tests leaves anything behind, and reading the modules again for each takes longer than the tests.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['test/**/*.test.ts'],
          exclude: [...unit, ...alone, 'test/faults/**'],
          isolate: false,
        },
      },
      { test: { ...shared, name: 'chaos', include: ['test/faults/*.test.ts'] } },
      // After all others: it measures the processor, which they would take turns on. Each of its two files has one for itself.
      { test: { ...shared, name: 'alone', include: alone, sequence: { groupOrder: 1 } } },
    ],
  },
});
