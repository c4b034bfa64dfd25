import type { Log } from '../../log.ts';
import { schemaVersion } from '../shared/schema.ts';
import { createKeys } from './keys.ts';
import type { Link } from './link.ts';

/**
 * The version is written once and never taken away by a bot. Where it is gone, everything may be: FLUSHALL, eviction,
 * or a server that came back without its data. Said once, by the replica that finds it.
 */
export async function watchMarker(
  link: Link,
  prefix: string,
  { log, onLost }: { readonly log: Log | undefined; readonly onLost: (() => void) | undefined },
): Promise<void> {
  const isGone = (await link.send('hsetnx', createKeys(prefix).about, 'version', schemaVersion)) === 1;
  if (!isGone) return;
  onLost?.();
  log?.error({ prefix }, 'redis has lost data of Coach: schedules and answers may be gone; restore a backup');
}
