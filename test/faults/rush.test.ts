import { expect, it } from 'vitest';
import { embeddedMemory, redisMemory } from './backends.ts';
import { rush } from './rush.ts';

it.each([
  ['embedded', embeddedMemory],
  ['redis', redisMemory],
] as const)(
  'hundreds due in the same seconds are posted in order, at the platform’s pace, a few in hand: %s',
  async (backend, open) => {
    const memory = await open();
    const seen = await memory.with((store) => rush(store, { backend, count: 300, everyMs: 10 }));
    await memory.stop();

    expect(seen.warnings).toEqual([]);
    expect(seen.posted).toBe(300);
    expect(seen.overtaken).toBeLessThanOrEqual(16);
    expect(seen.mostInHand).toBeLessThanOrEqual(16);
    expect(seen.mostInASecond).toBeLessThanOrEqual(120);
  },
);
