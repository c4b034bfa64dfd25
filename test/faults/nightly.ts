import { expect, it } from 'vitest';
import { runFaults } from './run.ts';
import { drawTable, totalOf } from './table.ts';

it('no slot is missed or posted twice and no answer is lost in a thousand kills', async () => {
  const { lines, crashes, wrong } = await runFaults({ eachRow: 20, times: 2 });
  console.log(drawTable(lines));

  expect(wrong).toEqual([]);
  expect(crashes).toBe(0);
  expect(totalOf(lines).killPoints).toBeGreaterThanOrEqual(1_000);
});
