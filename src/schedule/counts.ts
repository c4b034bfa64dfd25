import type { Card } from '../card/card.ts';
import type { PostId } from '../ids.ts';
import type { PostState } from '../store/posts.ts';
import type { Schedule } from '../store/schedules.ts';
import { postingDays } from './calendar.ts';
import type { Context } from './context.ts';
import { withMention } from './mention.ts';
import type { Timers } from './timers.ts';
import { tuning } from './tuning.ts';

type Posted = Pick<PostState, 'id' | 'place'>;

export interface Counts {
  /** An answer came in, or the post was withdrawn: its card is drawn again, soon. */
  changed(post: Posted): void;
  stop(): void;
}

const { fewPosts } = tuning;

/** Edits a card at once and then at most every `everyMs`; however many answers come, the last count is shown. */
export function createCounts(context: Context, timers: Timers, everyMs: number): Counts {
  const resting = new Map<PostId, { isDirty: boolean; readonly timer: unknown }>();

  function changed(post: Posted): void {
    const rest = resting.get(post.id);
    if (rest) rest.isDirty = true;
    else begin(post);
  }

  function begin(post: Posted): void {
    resting.set(post.id, { isDirty: false, timer: timers.set(() => rested(post), everyMs) });
    redraw(context, post).then(
      (isShown) => {
        if (!isShown) changed(post);
      },
      (error) => context.log.warn({ err: error, post: post.id }, 'a count could not be shown'),
    );
  }

  function rested(post: Posted): void {
    const isDirty = resting.get(post.id)?.isDirty;
    resting.delete(post.id);
    if (isDirty) begin(post);
  }

  return {
    changed,
    stop() {
      for (const { timer } of resting.values()) timers.clear(timer);
      resting.clear();
    },
  };
}

/** false: the platform asks to try again later. Drawn once more where the post was closed meanwhile. */
async function redraw(context: Context, { id, place }: Posted): Promise<boolean> {
  const { store, platform, draw } = context;
  const post = await store.post(id, place.conversation);
  if (!post?.message) return true;
  const isOpen = post.state === 'open';
  const schedule = await store.schedule(place.conversation);
  const card = isOpen ? await drawOpen(context, post, schedule) : withMention(draw.closed(post), schedule);
  const sent = await platform.edit(place, post.message, card);
  if (sent.kind === 'refused' && (sent.why === 'too much' || sent.why === 'workspace')) return false;
  const now = await store.post(id, place.conversation);
  if (isOpen && now?.message && now.state !== 'open')
    await platform.edit(place, now.message, withMention(draw.closed(now), schedule));
  return true;
}

async function drawOpen(context: Context, post: PostState, schedule: Schedule | undefined): Promise<Card> {
  const last = await before(context, post);
  return withMention(context.draw.open(post, last, schedule ? postingDays(schedule) : []), schedule);
}

async function before(context: Context, post: PostState): Promise<PostState | undefined> {
  const posts = await context.store.posts(post.place.conversation, fewPosts);
  return posts.findLast((earlier) => earlier.sequence < post.sequence);
}
