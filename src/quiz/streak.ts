import type { Epoch } from '../ids.ts';
import type { Pause } from '../notes/member.ts';
import type { Answer } from '../store/answers.ts';
import type { PastPost } from '../store/posts.ts';
import { groupBy } from './group.ts';
import type { Streak } from './model.ts';
import { tuning } from './tuning.ts';

const { gracePosts } = tuning;

/** What a member did, until when. */
interface OfMember {
  readonly answers: readonly Answer[];
  readonly pauses: readonly Pause[];
  readonly now: Epoch;
}

type Fate = 'answered' | 'missed' | 'mended' | 'waiting' | 'no change';

/**
 * Posts answered in a row, folded by post. An answer on time adds one, right or wrong. Void, closed in a pause, still
 * open: no change. Missed: it holds where the section was read or the question answered before three more were
 * posted, and until then; else 0. Neither the order of `answers` nor their repetition matters.
 */
export function foldStreak(posts: readonly PastPost[], { answers, pauses, now }: OfMember): Streak {
  const inOrder = posts.toSorted((a, b) => a.sequence - b.sequence);
  const facts = {
    own: groupBy(answers, (answer) => answer.sequence),
    covers: closeOpenEnds(pauses, answers),
    now,
  };
  const deadlines = mendDeadlines(inOrder);
  let current = 0;
  let longest = 0;
  let open: PastPost[] = [];
  let mended: PastPost[] = [];
  for (const post of inOrder) {
    const fate = fateOf(post, deadlines.get(post), facts);
    if (fate === 'answered') current += 1;
    if (fate === 'waiting' && current > 0) open.push(post);
    if (fate === 'mended' && current > 0) mended.push(post);
    if (fate === 'missed') [current, open, mended] = [0, [], []];
    longest = Math.max(longest, current);
  }
  return {
    current,
    longest,
    open: open.map(({ sequence, slot, question }) => ({ sequence, slot, section: question.section })),
    mended: mended.map(({ sequence, slot }) => ({ sequence, slot })),
  };
}

interface Facts {
  readonly own: ReadonlyMap<number, readonly Answer[]>;
  readonly covers: readonly { readonly from: Epoch; readonly until: Epoch }[];
  readonly now: Epoch;
}

function fateOf(post: PastPost, mendBefore: Epoch | undefined, facts: Facts): Fate {
  if (post.state === 'void') return 'no change';
  const own = facts.own.get(post.sequence) ?? [];
  if (own.some((fact) => fact.kind === 'answer' && fact.isOnTime)) return 'answered';
  const isClosed = post.state === 'closed' || (post.state === 'open' && facts.now >= post.closesAt);
  if (!isClosed || isPaused(facts, post.closesAt)) return 'no change';
  if (own.some((fact) => mendBefore === undefined || fact.at < mendBefore)) return 'mended';
  return mendBefore === undefined || facts.now < mendBefore ? 'waiting' : 'missed';
}

function isPaused(facts: Facts, at: Epoch): boolean {
  return facts.covers.some((pause) => pause.from <= at && at < pause.until);
}

/** When the third later question was posted. A void one drops out of every count, this one too. */
function mendDeadlines(inOrder: readonly PastPost[]): ReadonlyMap<PastPost, Epoch | undefined> {
  const counted = inOrder.filter((post) => post.state === 'open' || post.state === 'closed');
  return new Map(counted.map((post, i) => [post, counted[i + gracePosts]?.plannedAt]));
}

/** A pause without an end lasts until the member answers again. */
function closeOpenEnds(pauses: readonly Pause[], answers: readonly Answer[]): Facts['covers'] {
  const pressed = answers.filter((fact) => fact.kind === 'answer').map((fact) => fact.at);
  return pauses.map(({ from, until }) => ({
    from,
    until:
      until ??
      pressed.reduce((first, at) => (at >= from ? Math.min(first, at) : first), Number.POSITIVE_INFINITY),
  }));
}
