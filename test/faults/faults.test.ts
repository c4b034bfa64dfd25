import { expect, it } from 'vitest';
import { runFaults } from './run.ts';
import { drawTable, totalOf } from './table.ts';

it('no slot is missed or posted twice and no answer is lost, wherever a process is killed', async () => {
  const { lines, crashes, wrong } = await runFaults({ eachRow: 2, times: 1 });
  console.log(drawTable(lines));

  expect(wrong).toEqual([]);
  expect(crashes).toBe(0);
  expect(totalOf(lines).killPoints).toBeGreaterThanOrEqual(100);
}, 1_200_000);
