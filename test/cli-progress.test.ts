import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { withProgress } from '../src/cli/progress.ts';
import { createTimers } from './fakes/timers.ts';

function openStream(isTTY: boolean) {
  const move = (): true => true;
  const terminal = { isTTY, columns: 80, cursorTo: move, clearLine: move, moveCursor: move };
  const stream = Object.assign(new PassThrough(), terminal);
  const written = (): string => String(stream.read() ?? '');
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

it('a long work tells a line each ten seconds where there is no terminal, and a short one nothing', async () => {
  const [timers, { stream, written }] = [createTimers(0), openStream(false)];
  const work = async (say: (done: string) => void): Promise<string> => {
    await timers.advanceTo(10_000);
    say('2000 facts');
    await timers.advanceTo(29_999);
    return 'done';
  };

  expect(await withProgress({ stream, timers }, 'Moving', work)).toBe('done');
  await timers.advanceTo(100_000);

  expect(written()).toBe('Moving ...\nMoving: 2000 facts\n');
  await withProgress({ stream, timers }, 'Moving', async () => undefined);
  expect(written()).toBe('');
});

it('it is shown in place on a terminal, from two seconds on', async () => {
  const [timers, { stream, written }] = [createTimers(0), openStream(true)];
  const seen: string[] = [];
  const work = async (say: (done: string) => void): Promise<void> => {
    await timers.advanceTo(1_999);
    seen.push(written());
    say('2000 facts');
    await timers.advanceTo(2_000);
    seen.push(written());
  };

  await withProgress({ stream, timers }, 'Moving', work);

  expect(seen[0]).toBe('');
  expect(seen[1]).toContain('Moving: 2000 facts');
});
