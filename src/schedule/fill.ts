import type { Epoch } from '../ids.ts';
import { type Daily, noteDaily, readDaily } from '../notes/daily.ts';
import { readDeck } from '../notes/deck.ts';
import { readUsed } from '../notes/used.ts';
import type { Refused } from '../platform.ts';
import { toAsked } from '../quiz/asked.ts';
import { type Chosen, chooseQuestion } from '../quiz/choose.ts';
import { withDeck } from '../quiz/deck.ts';
import { weakGuides } from '../quiz/weak.ts';
import type { Post, PostState } from '../store/posts.ts';
import type { Due } from '../store/schedules.ts';
import { hourMs } from '../time.ts';
import { closingTime, nextSlot, postingDays, slotTime } from './calendar.ts';
import { type Context, type Job, placeOf, within } from './context.ts';
import { withMention } from './mention.ts';
import { openThread, type Posted, tellOfThread } from './open-thread.ts';
import { suspend } from './suspend.ts';
import { tellAfterPosting } from './tell.ts';

/** A conversation's whole history: the bag is a function of it. */
const allPosts = 10_000;
/** How far the platform's clock may be behind the store's when a post is looked up. */
const clockSkewMs = 15 * 60_000;

const tooFast = 'the platform asks for a slower pace';
const tooLate = 'its turn came too late';

/**
 * Fills a slot, whatever an earlier holder of the claim had done of it. What it cannot finish it leaves: the lease
 * ends, the slot is due again, and the next holder looks first whether the post is there.
 */
export async function fillSlot(context: Context, job: Job): Promise<void> {
  const { store, pace } = context;
  const { claim } = job;
  const now = await store.now();
  const heldUntil = pace.heldUntil(placeOf(claim));
  if (heldUntil > now) return retry(context, job, { at: heldUntil, why: tooFast });
  if (claim.schedule.suspended) return skip(context, job, { why: 'the schedule is suspended', now });

  const earlier = claim.post && (await lookUp(context, job, claim.post));
  if (earlier === 'ended' || (await waits(context, job, now))) return;
  const posts = asClosed(await store.posts(placeOf(claim).conversation, allPosts), now);
  const draft = earlier ?? (await choosePost(context, job, { posts, now }));
  if (!draft) return skip(context, job, { why: 'the library has no question for its topics', now });
  if ((await within(job.signal, () => pace.turn(placeOf(claim), job.signal))) === 'late')
    return retry(context, job, { at: await store.now(), why: tooLate });
  const post = await plan(context, job, draft.post);
  if (post) await send(context, job, { post, left: draft.left, posts });
}

interface Draft {
  readonly post: Omit<Post, 'sequence'>;
  /** How full the bag was; undefined: planned by an earlier holder. */
  readonly left: number | undefined;
}

/** A planned, unconfirmed post: is it on the platform? Sent again only where it surely is not. */
async function lookUp(context: Context, job: Job, post: PostState): Promise<Draft | 'ended'> {
  if (post.message !== undefined) return confirm(context, job, { post, message: post.message });
  const found = await within(job.signal, () =>
    context.platform.findPost(post.place, post.id, post.plannedAt - clockSkewMs),
  );
  if (found === 'late') return 'ended';
  if (found === 'none') return { post, left: undefined };
  if (found !== 'cannot tell') return confirm(context, job, { post, message: found });
  await tryAgain(context, job, 'it is unclear whether it was posted');
  return 'ended';
}

/** A platform that gives no answer has said neither yes nor no: the slot is tried until its time to catch up is over. */
async function tryAgain(context: Context, job: Job, why: string): Promise<void> {
  const { limits, store } = context;
  const now = await store.now();
  const dueAt = dueMoment(job, await readDaily(store, placeOf(job.claim).conversation));
  const again = now + limits.awayRetryMs;
  if (again - dueAt > limits.catchUpMs) await skip(context, job, { why, now });
  else await retry(context, job, { at: again, why });
}

/** Too early, too late, or an open incident: true where the slot is not to be filled now. */
async function waits(context: Context, job: Job, now: Epoch): Promise<boolean> {
  const { limits } = context;
  const note = await readDaily(context.store, placeOf(job.claim).conversation);
  const dueAt = dueMoment(job, note);
  if (now < dueAt) {
    await retry(context, job, { at: dueAt, why: 'its time was moved' });
    return true;
  }
  if (now - dueAt > limits.catchUpMs) {
    const hours = Math.round(limits.catchUpMs / hourMs);
    await skip(context, job, { why: `I was away for more than ${hours} hours`, now });
    return true;
  }
  if (note.incidentAt === 0 || now - note.incidentAt >= limits.quietMs) return false;
  if (now - dueAt >= limits.holdMs) await skip(context, job, { why: 'an incident was open', now });
  else await retry(context, job, { at: now + limits.heldRetryMs, why: 'an incident is open' });
  return true;
}

/** The slot's own time, not the claim's: a retry moves that one on. */
function dueMoment({ claim }: Job, note: Daily): Epoch {
  if (note.postNow?.slot === claim.slot) return note.postNow.at;
  return slotTime(claim.schedule, claim.slot) ?? claim.dueAt;
}

async function choosePost(
  context: Context,
  job: Job,
  facts: { readonly posts: readonly PostState[]; readonly now: Epoch },
): Promise<Draft | undefined> {
  const { claim } = job;
  const chosen = await choose(context, job, facts);
  if (!chosen) return undefined;
  const post = {
    id: context.mintPost(),
    place: placeOf(claim),
    slot: claim.slot,
    question: toAsked(chosen.question),
    fromIncident: chosen.fromIncident,
    plannedAt: facts.now,
    closesAt: closingTime(claim.schedule, facts.now, nextAfter(context, job, facts.now)),
  };
  return { post, left: chosen.left };
}

/**
 * Stored when its turn has come and not before, so that the lease starts again with the send, and what waited in vain
 * leaves nothing to be looked up. Planned already, it only renews the lease. undefined: not to be sent.
 */
async function plan(
  context: Context,
  job: Job,
  post: Omit<Post, 'sequence'>,
): Promise<PostState | undefined> {
  const stands = await context.store.plan(job.claim, post);
  if (!stands || stands.id === post.id) return stands; // the fence is lost: another holder goes on
  const earlier = await lookUp(context, job, stands);
  return earlier === 'ended' ? undefined : stands;
}

async function choose(
  context: Context,
  { claim }: Job,
  facts: { readonly posts: readonly PostState[]; readonly now: Epoch },
): Promise<Chosen | undefined> {
  const { approved } = await readDeck(context.store, placeOf(claim).team);
  return chooseQuestion({
    library: withDeck(context.library(), approved),
    schedule: claim.schedule,
    posts: facts.posts,
    shaky: weakGuides(facts.posts),
    used: await readUsed(context.store, placeOf(claim).team),
    now: facts.now,
  });
}

/**
 * One send, abandoned with the claim's signal, ten seconds after the claim. The lease is sixty: a slot is posted once as
 * long as no request lands on the platform more than 50 s after it was abandoned.
 */
async function send(
  context: Context,
  job: Job,
  plan: { readonly post: PostState; readonly left: number | undefined; readonly posts: readonly PostState[] },
): Promise<void> {
  const { platform, store, draw, log, timers } = context;
  const { post } = plan;
  const last = plan.posts.findLast((earlier) => earlier.sequence < post.sequence);
  const { schedule } = job.claim;
  const card = withMention(draw.open(post, last, postingDays(schedule)), schedule);
  // A process that stood still goes on with what it read before, ahead of its own timers: another may have posted since.
  if (timers.now() >= job.endsAt) return retry(context, job, { at: await store.now(), why: tooLate });
  const posting = { card, mark: post.id, signal: job.signal };
  const sent = await within(job.signal, () => platform.post(post.place, posting));
  if (sent === 'late' || sent.kind === 'unknown')
    return log.warn(
      { conversation: post.place.conversation, post: post.id },
      'a post has an unknown outcome',
    );
  if (sent.kind === 'refused') return takeRefusal(context, job, sent);
  await confirm(context, job, { post, message: sent.message });
  await within(job.signal, () => context.faults.mend(post.place));
  await within(job.signal, () => tellAfterPosting(context, job.claim, plan));
}

async function takeRefusal(context: Context, job: Job, refused: Refused): Promise<void> {
  const place = placeOf(job.claim);
  const now = await context.store.now();
  switch (refused.why) {
    case 'too much': {
      const until = now + Math.max(1000, refused.afterMs);
      context.pace.hold(place, until);
      return retry(context, job, { at: until, why: tooFast });
    }
    case 'workspace':
      await within(job.signal, () => context.faults.meet(place, refused.remedy));
      return tryAgain(context, job, refused.remedy);
    case 'content':
      return skip(context, job, {
        why: 'the platform rejected its form, which is logged as our bug',
        now,
      });
    default: {
      const { why } = refused;
      const next = await currentNext(context, job, now);
      await within(job.signal, () => suspend(context, job.claim, { why, next }));
    }
  }
}

async function confirm(context: Context, job: Job, posted: Posted): Promise<'ended'> {
  const isOpen = await openThread(context, job, posted);
  const { message } = posted;
  const at = await context.store.now();
  const next = await currentNext(context, job, at);
  const isHeld = await context.store.settle(job.claim, { kind: 'posted', message, at }, next);
  const { conversation } = placeOf(job.claim);
  const { slot } = job.claim;
  if (isHeld) context.log.info({ conversation, slot }, 'a question was posted');
  else context.log.warn({ conversation, slot }, 'a claim was lost before its post was confirmed');
  await within(job.signal, () => tellOfThread(context, job, isOpen));
  return 'ended';
}

async function skip(
  context: Context,
  job: Job,
  reason: { readonly why: string; readonly now: Epoch },
): Promise<void> {
  const { conversation } = placeOf(job.claim);
  const { slot } = job.claim;
  await noteDaily(context.store, conversation, {
    lastSkip: { slot, why: reason.why, at: reason.now },
  });
  const next = await currentNext(context, job, reason.now);
  await context.store.settle(job.claim, { kind: 'skipped', why: reason.why }, next);
  context.log.info({ conversation, slot, why: reason.why }, 'a slot was skipped');
}

async function retry(
  context: Context,
  job: Job,
  when: { readonly at: Epoch; readonly why: string },
): Promise<void> {
  await context.store.settle(job.claim, { kind: 'retry', ...when }, undefined);
}

/** By the schedule as it stands now: it may have been changed since the claim. */
async function currentNext(context: Context, job: Job, now: Epoch): Promise<Due | undefined> {
  const schedule = await context.store.schedule(placeOf(job.claim).conversation);
  return schedule && nextAfter(context, { ...job, claim: { ...job.claim, schedule } }, now);
}

/** The next slot on a later date; one that was missed by less than the catch-up time is still to be filled. */
function nextAfter(context: Context, { claim }: Job, now: Epoch): Due | undefined {
  return nextSlot(claim.schedule, now - context.limits.catchUpMs, { afterSlot: claim.slot });
}

/** A question is over at its printed time, though its reveal follows the new questions. */
function asClosed(posts: readonly PostState[], now: Epoch): readonly PostState[] {
  return posts.map((post) =>
    post.state === 'open' && now >= post.closesAt ? { ...post, state: 'closed' } : post,
  );
}
