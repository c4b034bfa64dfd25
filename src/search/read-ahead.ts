import { scoreLive } from '../incident/live.ts';
import { phaseOf } from '../incident/phase.ts';
import type { Said } from '../incident/said.ts';
import { tuning } from '../incident/tuning.ts';
import type { Engine } from './engine.ts';
import type { Aim } from './model.ts';
import { newest, readerOf, withoutNoise } from './weigh-thread.ts';

/** So many characters are read in a few milliseconds. */
const betweenPauses = 2000;

interface Reading {
  readonly engine: Engine;
  readonly pause: () => Promise<void>;
}

/**
 * What is remembered of each message is worked out with pauses: a thread of long ones takes a quarter of a second. Whether it
 * burns is read of the latest ones, however long; what is wrong, of the newest that fit.
 */
export async function readAhead(
  thread: readonly Said[],
  aim: Aim,
  { engine, pause }: Reading,
): Promise<void> {
  const said = aim === 'guides' ? withoutNoise(thread) : [];
  const isAsked = new Set(newest(said));
  const isLatest = new Set(said.slice(-tuning.live.mostRead));
  const weigh = readerOf(engine);
  let read = betweenPauses; // whoever asks may have worked already
  for (const one of thread) {
    if (read + one.text.length > betweenPauses) {
      read = 0;
      await pause();
    }
    phaseOf(one);
    if (isAsked.has(one)) weigh(one);
    if (isLatest.has(one)) scoreLive(one);
    read += one.text.length;
  }
  if (read > 0) await pause();
}
