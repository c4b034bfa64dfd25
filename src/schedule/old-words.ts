import type { ConversationId, Epoch } from '../ids.ts';
import type { Log } from '../log.ts';
import { noteDaily, readDaily } from '../notes/daily.ts';
import type { Store } from '../store/store.ts';

interface Dependencies {
  readonly store: Store;
  readonly log: Log;
  /** undefined: words are kept for good. */
  readonly keepMs: number | undefined;
}

const postsAtOnce = 100;

/** A chore of the day: the words of questions that were over long ago are removed. Goes on where it was cut off. */
export async function forgetOldWords(
  dependencies: Dependencies,
  now: Epoch,
  signal: AbortSignal,
): Promise<void> {
  const { store, log, keepMs } = dependencies;
  await store.wipe(); // what a process that was cut off left
  if (keepMs === undefined) return;
  const closedBefore = now - keepMs;
  let posts = 0;
  for await (const { schedule } of store.schedules()) {
    if (signal.aborted) break;
    posts += await forgetHere(store, schedule.place.conversation, closedBefore);
  }
  if (posts === 0) return;
  await store.wipe();
  const before = new Date(closedBefore).toISOString();
  log.info({ posts, before }, 'the words of old questions were deleted');
}

async function forgetHere(store: Store, conversation: ConversationId, closedBefore: Epoch): Promise<number> {
  const { wordlessUntil } = await readDaily(store, conversation);
  let after = wordlessUntil;
  for (;;) {
    const last = await store.forgetWords(conversation, { after, atMost: postsAtOnce, closedBefore });
    if (last === after) return last - wordlessUntil;
    after = last;
    await noteDaily(store, conversation, { wordlessUntil: after });
  }
}
