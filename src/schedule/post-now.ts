import type { ConversationId, MemberId, Slot } from '../ids.ts';
import { noteDaily, readDaily } from '../notes/daily.ts';
import type { PostState } from '../store/posts.ts';
import { slotOn } from './calendar.ts';
import type { Context } from './context.ts';
import { tuning } from './tuning.ts';

export type PostedNow =
  /** `isNew`: this press filled today's slot; else it was filled before. */
  | { readonly kind: 'posted'; readonly post: PostState; readonly isNew: boolean }
  /** Not yet: an incident is open here, or another replica is at it. I will post it as soon as I can. */
  | { readonly kind: 'later'; readonly why: string }
  | { readonly kind: 'not posted'; readonly why: string };

const { fewPosts } = tuning;

/** Fills today's slot, or gives back the post that did: a date has one. */
export async function postNow(
  context: Context,
  asked: { readonly conversation: ConversationId; readonly by: MemberId },
  /** Claims that one slot, and waits for it where it is in hand here. */
  fill: (conversation: ConversationId, slot: Slot) => Promise<void>,
): Promise<PostedNow> {
  const { store } = context;
  const { conversation } = asked;
  const schedule = await store.schedule(conversation);
  if (!schedule) return { kind: 'not posted', why: 'there is no schedule here' };
  if (schedule.suspended) return { kind: 'not posted', why: 'I cannot post here' };
  const now = await store.now();
  const slot = slotOn(schedule.zone, now);
  const earlier = await postOn(context, conversation, slot);
  if (earlier?.message) return { kind: 'posted', post: earlier, isNew: false };

  await noteDaily(store, conversation, { postNow: { slot, at: now } });
  await store.saveSchedule(schedule, { slot, at: now }, asked.by);
  await fill(conversation, slot);
  const post = await postOn(context, conversation, slot);
  if (post?.message) return { kind: 'posted', post, isNew: true };
  return whyNot(context, conversation, slot);
}

async function whyNot(context: Context, conversation: ConversationId, slot: Slot): Promise<PostedNow> {
  const note = await readDaily(context.store, conversation);
  if (note.lastSkip?.slot === slot && note.lastSkip.at >= (note.postNow?.at ?? 0))
    return { kind: 'not posted', why: note.lastSkip.why };
  if ((await context.store.schedule(conversation))?.suspended)
    return { kind: 'not posted', why: 'I cannot post here' };
  return { kind: 'later', why: note.incidentAt > 0 ? 'an incident is open here' : 'it is being posted' };
}

async function postOn(
  context: Context,
  conversation: ConversationId,
  slot: Slot,
): Promise<PostState | undefined> {
  const posts = await context.store.posts(conversation, fewPosts);
  return posts.findLast((post) => post.slot === slot);
}
