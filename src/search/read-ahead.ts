import { scoreLive } from '../incident/live.ts';
import { phaseOf } from '../incident/phase.ts';
import type { Said } from '../incident/said.ts';

/** So many characters are read in a few milliseconds. */
const betweenPauses = 2000;

/** What is remembered of each message is worked out with pauses: a thread of long ones takes a quarter of a second. */
export async function readAhead(thread: readonly Said[], pause: () => Promise<void>): Promise<void> {
  let read = betweenPauses; // whoever asks may have worked already
  for (const said of thread) {
    if (read + said.text.length > betweenPauses) {
      read = 0;
      await pause();
    }
    phaseOf(said);
    scoreLive(said);
    read += said.text.length;
  }
  if (read > 0) await pause();
}
