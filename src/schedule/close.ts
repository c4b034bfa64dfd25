import type { Sent } from '../platform.ts';
import { type Context, type Job, within } from './context.ts';

const retryMs = 60_000;
/** After this the question is closed without its reveal. */
const giveUpMs = 3_600_000;

/** Edits the reveal into the card. Repeatable; closed for answers it is since `closesAt`, whatever happens here. */
export async function closePost(context: Context, job: Job): Promise<void> {
  const { store, draw, platform, pace } = context;
  const { claim, signal } = job;
  const { post } = claim;
  if (post?.message !== undefined) {
    const { message, place } = post;
    const card = draw.closed(post.state === 'void' ? post : { ...post, state: 'closed' });
    const turn = await within(signal, () => pace.turn(place, signal));
    const sent = turn === 'late' ? 'late' : await within(signal, () => platform.edit(place, message, card));
    const again = againIn(sent);
    const now = await store.now();
    if (again !== undefined && now - post.closesAt < giveUpMs) {
      await store.settle(
        claim,
        { kind: 'retry', at: now + again, why: 'the reveal was not shown yet' },
        undefined,
      );
      return;
    }
  }
  await store.settle(claim, { kind: 'closed' }, undefined);
}

/** undefined: shown, or never to be shown. */
function againIn(sent: Sent | 'late'): number | undefined {
  if (sent === 'late' || sent.kind === 'unknown') return retryMs;
  return sent.kind === 'refused' && sent.why === 'too much' ? Math.max(1000, sent.afterMs) : undefined;
}
