import { setTimeout } from 'node:timers/promises';
import { StoreAway } from '../../store/store.ts';
import { codeOf } from './away.ts';
import type { Link } from './link.ts';

const atMostMs = 60_000;
const pauseMs = 250;
/** What Redis says while it will be there again by itself. */
const passing: readonly (string | undefined)[] = [undefined, 'LOADING', 'CLUSTERDOWN'];

/**
 * For long work that nobody waits for, and whose every command may be repeated: one that is late is sent again for a
 * minute, so that a busy server, or one that restarts, does not undo what was done so far.
 */
export function patient(link: Link): Link {
  return {
    ...link,
    send: (...words) => again(() => link.send(...words)),
    sendBytes: (...words) => again(() => link.sendBytes(...words)),
    run: (...words) => again(() => link.run(...words)),
    runBytes: (...words) => again(() => link.runBytes(...words)),
    each: () => link.each().map((server) => ({ send: (...words) => again(() => server.send(...words)) })),
  };
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + atMostMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isPassing = error instanceof StoreAway && passing.includes(codeOf(error));
      if (!isPassing || performance.now() > endsAt) throw error;
      await setTimeout(pauseMs);
    }
  }
}
