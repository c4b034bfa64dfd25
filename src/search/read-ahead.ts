import { scoreLive } from '../incident/live.ts';
import { phaseOf } from '../incident/phase.ts';
import type { Said } from '../incident/said.ts';
import { tuning } from '../incident/tuning.ts';
import type { Engine } from './engine.ts';
import { newest, readerOf, withoutNoise } from './weigh-thread.ts';

/** So many characters are read in a few milliseconds. */
const betweenPauses = 2000;

interface Reading {
  readonly engine: Engine;
  readonly pause: () => Promise<void>;
}

/** What is remembered of each message is worked out with pauses: a thread of long ones takes a quarter of a second. */
export async function readAhead(thread: readonly Said[], { engine, pause }: Reading): Promise<void> {
  const asked = newest(withoutNoise(thread));
  const isAsked = new Set(asked);
  const isLatest = new Set(asked.slice(-tuning.live.mostRead));
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
