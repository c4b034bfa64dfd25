import type { MessageId } from '../ids.ts';
import type { Post } from '../store/posts.ts';
import { type Context, type Job, placeOf, within } from './context.ts';
import { tellAdminsOnce } from './told.ts';

export interface Posted {
  readonly post: Pick<Post, 'place' | 'question'>;
  readonly message: MessageId;
}

/**
 * The thread of a question, where it is to stand from the beginning. Opened before the post is confirmed: who takes over
 * from a process that died in between opens it too, and who opens it twice finds the first. undefined: not wanted, or not
 * known.
 */
export async function openThread(
  { platform, draw }: Context,
  { claim, signal }: Job,
  { post, message }: Posted,
): Promise<boolean | undefined> {
  if (claim.schedule.discussion !== 'opened') return undefined;
  const url = await within(signal, () => platform.discuss(post.place, message, draw.threadName(post)));
  return url === 'late' ? undefined : url !== undefined;
}

/** What keeps the thread away is told once; again only after one was opened. */
export async function tellOfThread(
  context: Context,
  { claim }: Job,
  isOpen: boolean | undefined,
): Promise<void> {
  if (isOpen === undefined) return;
  const { platform, draw } = context;
  const place = placeOf(claim);
  await tellAdminsOnce(context, { place, told: 'noThreadTold', isWell: isOpen }, async () => {
    const may = await platform.mayDiscuss(place);
    return may?.kind === 'cannot' ? draw.noThread(place.conversation, may) : undefined;
  });
}
