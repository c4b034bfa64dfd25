import { randomUUID } from 'node:crypto';
import type { Keys } from './keys.ts';
import type { Link } from './link.ts';
import { asList, asNumber, asText } from './replies.ts';
import { rewriteLogs } from './rewrite-logs.ts';

interface Dependencies {
  readonly link: Link;
  readonly keys: Keys;
}

/** A younger one may be of a replica that is still at it. */
const abandonedSeconds = 600;

/** Deletes keys, and leaves nothing of them in the files of the server, even if the process is cut off in between. */
export async function forgetting(
  { link, keys }: Dependencies,
  deleteKeys: () => Promise<void>,
): Promise<void> {
  const mark = randomUUID();
  await link.send('zadd', keys.unfinished, (await secondsOf(link)) + abandonedSeconds, mark);
  await deleteKeys();
  await rewriteLogs(link);
  await link.send('zrem', keys.unfinished, mark);
}

/** Before the words of questions are removed: their bytes are to be wiped. */
export async function noteWords({ link, keys }: Dependencies): Promise<void> {
  await link.send('zadd', keys.unfinished, 0, 'words');
}

/** Wipes the bytes of removed words, and what a replica that was cut off had still to wipe. */
export async function finish({ link, keys }: Dependencies): Promise<void> {
  const due = asList(await link.send('zrangebyscore', keys.unfinished, 0, await secondsOf(link))).map(asText);
  if (due.length === 0) return;
  await rewriteLogs(link);
  await link.send('zrem', keys.unfinished, ...due);
}

async function secondsOf(link: Link): Promise<number> {
  return asNumber(asList(await link.send('time'))[0]);
}
