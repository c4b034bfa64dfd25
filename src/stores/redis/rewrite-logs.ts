import { setTimeout } from 'node:timers/promises';
import { StoreAway } from '../../store/store.ts';
import { codeOf } from './away.ts';
import type { Link } from './link.ts';
import { readSetting } from './setting.ts';

const waitMs = 100;
const atMostWaits = 300;

type Server = Pick<Link, 'send'>;

/** So that what was removed leaves the append-only file and the snapshot too. A server that forbids it keeps its own. */
export async function rewriteLogs(link: Link): Promise<void> {
  for (const server of link.each()) {
    await begin(server, 'bgrewriteaof');
    // A file that the operator wants none of is not made.
    if (await readSetting(server, 'save')) await begin(server, 'bgsave', 'schedule');
  }
}

/** One that runs already may have begun before the removal: another has to follow it. */
async function begin(server: Server, ...command: readonly [string, ...string[]]): Promise<void> {
  for (let waits = 0; waits < atMostWaits; waits += 1) {
    const error = await server.send(...command).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    if (error === undefined || isForbidden(error)) return;
    if (!reasonOf(error).includes('in progress')) throw error;
    await setTimeout(waitMs);
  }
  throw new StoreAway(
    'Redis is still writing its files: what was deleted leaves them with the next rewrite.',
  );
}

/** By its rights, or because the command was renamed or taken away, as hosted servers do. */
function isForbidden(error: unknown): boolean {
  return codeOf(error) === 'NOPERM' || reasonOf(error).includes('unknown command');
}

function reasonOf(error: unknown): string {
  if (error instanceof StoreAway) return reasonOf(error.cause);
  return error instanceof Error ? error.message : '';
}
