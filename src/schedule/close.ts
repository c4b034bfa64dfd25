import type { Sent } from '../platform.ts';
import { type Context, type Job, within } from './context.ts';
import { withMention } from './mention.ts';

const retryMs = 60_000;

/** Edits the reveal into the card. Repeatable; closed for answers it is since `closesAt`, whatever happens here. */
export async function closePost(context: Context, job: Job): Promise<void> {
  const { store, draw, platform, pace } = context;
  const { claim, signal } = job;
  const { post } = claim;
  if (post?.message !== undefined) {
    const { message, place } = post;
    const closed = draw.closed(post.state === 'void' ? post : { ...post, state: 'closed' });
    const card = withMention(closed, claim.schedule);
    const turn = await within(signal, () => pace.turn(place, signal));
    const sent = turn === 'late' ? 'late' : await within(signal, () => platform.edit(place, message, card));
    const now = await store.now();
    const again = againIn(sent, now - post.closesAt);
    if (again !== undefined) {
      const retry = { kind: 'retry', at: now + again, why: 'the reveal was not shown yet' } as const;
      await store.settle(claim, retry, undefined);
      return;
    }
  }
  await store.settle(claim, { kind: 'closed' }, undefined);
}

/** undefined: shown, or never to be shown. No reveal is dropped: the longer it waits, the more seldom it is tried. */
function againIn(sent: Sent | 'late', waitedMs: number): number | undefined {
  const seldomMs = Math.max(retryMs, Math.round(waitedMs / 10));
  if (sent === 'late' || sent.kind === 'unknown') return seldomMs;
  if (sent.kind === 'sent') return undefined;
  if (sent.why === 'workspace') return seldomMs;
  return sent.why === 'too much' ? Math.max(1000, sent.afterMs) : undefined;
}
