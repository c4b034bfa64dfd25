import { defineConfig } from 'vitest/config';

/** The nightly run: at least a thousand kills. */
export default defineConfig({
  test: {
    include: ['test/faults/nightly.ts'],
    globalSetup: 'test/set-up/seed.ts',
    testTimeout: 2 * 3_600_000,
  },
});
