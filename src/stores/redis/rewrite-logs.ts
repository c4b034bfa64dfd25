import { setTimeout } from 'node:timers/promises';
import { codeOf } from './away.ts';
import type { Link } from './link.ts';

const waitMs = 100;
const atMostWaits = 300;

/** So that what was removed leaves the append-only file too. A server that forbids it keeps its own logs. */
export async function rewriteLogs(link: Link): Promise<void> {
  for (const server of link.each()) {
    for (let waits = 0; waits < atMostWaits; waits += 1) {
      const error = await server.send('bgrewriteaof').then(
        () => undefined,
        (cause: unknown) => cause,
      );
      if (error === undefined || codeOf(error) === 'NOPERM') break;
      // One that runs already may have begun before the removal: another has to follow it.
      if (codeOf(error) !== 'ERR') throw error;
      await setTimeout(waitMs);
    }
  }
}
