import { cpuUsage } from 'node:process';

/**
 * The longest turn of the event loop while something runs, in milliseconds of processor time:
 * a machine that is busy with other things does not count.
 */
export async function longestTurnMs(act: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isRunning = true;
  let before = cpuUsage();
  const turn = (): void => {
    const { user, system } = cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = cpuUsage();
    if (isRunning) setImmediate(turn);
  };
  setImmediate(turn);
  await act();
  await new Promise(setImmediate);
  isRunning = false;
  return longest;
}
