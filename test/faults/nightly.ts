import { expect, it } from 'vitest';
import { embeddedMemory, redisMemory } from './backends.ts';
import { runFaults } from './run.ts';
import { rush } from './rush.ts';
import { drawTable, totalOf } from './table.ts';

it('no slot is missed or posted twice and no answer is lost in a thousand kills', async () => {
  const { lines, crashes, wrong } = await runFaults({ eachRow: 20, times: 2 });
  console.log(drawTable(lines));

  expect(wrong).toEqual([]);
  expect(crashes).toBe(0);
  expect(totalOf(lines).killPoints).toBeGreaterThanOrEqual(1_000);
});

it.each([
  ['embedded', embeddedMemory],
  ['redis', redisMemory],
] as const)(
  'ten thousand due in the same seconds are posted in order, and the heap stays small: %s',
  async (backend, open) => {
    const memory = await open();
    const seen = await memory.with((store) => rush(store, { backend, count: 10_000, everyMs: 2 }));
    await memory.stop();
    console.log(backend, seen);

    expect(seen.warnings).toEqual([]);
    expect(seen.posted).toBe(10_000);
    expect(seen.overtaken).toBeLessThanOrEqual(16);
    expect(seen.mostInHand).toBeLessThanOrEqual(16);
    expect(seen.mostInASecond).toBeLessThanOrEqual(600);
    expect(seen.heapMB).toBeLessThan(60);
  },
);
