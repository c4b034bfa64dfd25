import { answersOf } from '../quiz/weak.ts';
import type { Claim } from '../store/jobs.ts';
import type { PostState } from '../store/posts.ts';
import { nextSlot, postingDays } from './calendar.ts';
import { type Context, placeOf } from './context.ts';
import { tellMonth } from './tell-month.ts';
import { tellAdminsOnce } from './told.ts';
import { tuning } from './tuning.ts';

const { quietPosts, fewAnswers, weeksAhead } = tuning.told;

/** What a conversation is told after a question was posted: each thing once. */
export async function tellAfterPosting(
  context: Context,
  claim: Claim,
  facts: { readonly posts: readonly PostState[]; readonly left: number | undefined },
): Promise<void> {
  await warnOfLowBag(context, claim, facts.left);
  await turnDown(context, claim, facts.posts);
  await tellMonth(context, placeOf(claim), claim.slot);
}

/** The bag lasts for less than two weeks. Told again only after it has been fuller. */
async function warnOfLowBag(context: Context, claim: Claim, leftBefore: number | undefined): Promise<void> {
  if (leftBefore === undefined) return;
  const place = placeOf(claim);
  const left = leftBefore - 1;
  const isWell = left >= weeksAhead * postingDays(claim.schedule).length;
  await tellAdminsOnce(context, { place, told: 'lowBagTold', isWell }, () =>
    context.draw.lowBag(place.conversation, left),
  );
}

/** Fewer than three answered five questions running, since somebody last changed the schedule. */
async function turnDown(context: Context, claim: Claim, posts: readonly PostState[]): Promise<void> {
  const { store, platform } = context;
  const place = placeOf(claim);
  const [change] = await store.changes(place.conversation, 1);
  const schedule = (await store.schedule(place.conversation)) ?? claim.schedule;
  if (schedule.turnedDown || postingDays(schedule).length <= 2) return;
  // Whoever changed it last may have had their data deleted: then all that was posted counts.
  if (!isQuiet(posts.filter((post) => post.plannedAt > (change?.at ?? 0)))) return;
  const turned = { ...schedule, turnedDown: true };
  const next = nextSlot(turned, await store.now(), { afterSlot: claim.slot });
  await store.saveSchedule(turned, next, change?.by);
  await platform.say(place, context.draw.turnedDown());
}

function isQuiet(posts: readonly PostState[]): boolean {
  const last = posts.filter((post) => post.state === 'closed').slice(-quietPosts);
  return last.length === quietPosts && last.every((post) => answersOf(post) < fewAnswers);
}
