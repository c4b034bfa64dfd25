import {
  type ConversationId,
  type EventId,
  type MemberId,
  type MessageId,
  type Place,
  type PostId,
  type Slot,
  type TeamId,
  toQuestionId,
  toSectionId,
} from '../../src/ids.ts';
import { slotOn } from '../../src/schedule/calendar.ts';
import type { Answer, Attempt, Report } from '../../src/store/answers.ts';
import type { Fact } from '../../src/store/facts.ts';
import type { Claim } from '../../src/store/jobs.ts';
import type { Post, PostState } from '../../src/store/posts.ts';
import type { Due, Schedule } from '../../src/store/schedules.ts';
import type { Store } from '../../src/store/store.ts';
import { until } from '../fakes/redis.ts';

/** Invented facts for tests of stores. */
export const team = 'test:T1' as TeamId;
export const admin = 'test:T1/UADMIN' as MemberId;
export const channel = 'test:T1/C1' as ConversationId;
export const longLease = 60_000;

export function memberId(name: string | number): MemberId {
  return `test:T1/U${name}` as MemberId;
}

export function conversationId(name: string | number): ConversationId {
  return `test:T1/C${name}` as ConversationId;
}

export function eventId(name: string | number): EventId {
  return `test:E${name}` as EventId;
}

export function placeOf(conversation: ConversationId = channel): Place {
  return { team: conversation.slice(0, conversation.indexOf('/')) as TeamId, conversation };
}

export function scheduleOf(change: Partial<Schedule> = {}): Schedule {
  return {
    place: placeOf(),
    time: '10:00',
    zone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5],
    holidays: ['2026-12-25'],
    holidaysFrom: undefined,
    packs: ['incidents', 'running'],
    difficulty: undefined,
    closesAfterHours: undefined,
    names: 'join',
    discussion: 'asked',
    role: undefined,
    pausedUntil: undefined,
    suspended: undefined,
    turnedDown: false,
    ...change,
  };
}

export function postOf(claim: Claim, change: Partial<Post> = {}): Omit<Post, 'sequence'> {
  return {
    id: `p${claim.slot.replaceAll('-', '')}x` as PostId,
    place: claim.schedule.place,
    slot: claim.slot,
    question: {
      id: toQuestionId('kubernetes', 'roll-back'),
      guide: 'kubernetes',
      section: toSectionId('kubernetes', 'roll-back'),
      difficulty: 2,
      stem: 'A rollout has stopped half way. What do you do first?',
      choices: ['Scale up', 'Undo it', 'Wait', 'Delete the probe'].map((text) => ({
        text,
        why: `${text}: why`,
      })),
      best: 1,
    },
    fromIncident: false,
    plannedAt: claim.dueAt,
    closesAt: claim.dueAt + 86_400_000,
    ...change,
  };
}

export function messageOf(slot: string): MessageId {
  return `test:M${slot}` as MessageId;
}

/** Local dates one after another, from the first of January. */
export function slotOf(day: number): Slot {
  return slotOn('UTC', Date.UTC(2026, 0, 1 + day));
}

/** The one job that is due, once it is. */
export async function claimOne(store: Store, leaseMs = longLease): Promise<Claim> {
  let claim: Claim | undefined;
  await until(async () => {
    [claim] = await store.claimDue(1, leaseMs);
    return claim !== undefined;
  });
  if (!claim) throw new Error('nothing was due');
  return claim;
}

/** Plans and posts what is due in the conversation, as the runner does. */
export async function postSlot(
  store: Store,
  slot: Slot,
  options: {
    readonly conversation?: ConversationId;
    readonly post?: Partial<Post>;
    readonly next?: Due;
  } = {},
): Promise<PostState> {
  const schedule = scheduleOf({ place: placeOf(options.conversation) });
  await store.saveSchedule(schedule, { slot, at: 1000 }, admin);
  const claim = await claimOne(store);
  const planned = await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000, ...options.post }));
  if (!planned) throw new Error('the plan was refused');
  await store.settle(claim, { kind: 'posted', message: messageOf(slot), at: 2000 }, options.next);
  return { ...planned, state: 'open', message: messageOf(slot) };
}

export function answerOf(post: PostState, member: MemberId, change: Partial<Answer> = {}): Answer {
  const choice = change.choice ?? 1;
  return {
    member,
    place: post.place,
    post: post.id,
    sequence: post.sequence,
    kind: 'answer',
    choice,
    isRight: choice === post.question.best,
    isOnTime: true,
    at: 1_790_000_000_000,
    ...change,
  };
}

export function attemptOf(member: MemberId, event: EventId, at = 1_790_000_000_000): Attempt {
  return {
    member,
    team,
    question: toQuestionId('kubernetes', 'roll-back'),
    section: toSectionId('kubernetes', 'roll-back'),
    isRight: false,
    at,
    event,
  };
}

export function reportOf(post: PostState, member: MemberId, text = ''): Report {
  return {
    member,
    place: post.place,
    post: post.id,
    question: post.question.id,
    reason: 'unclear',
    text,
    at: 1_790_000_000_000,
  };
}

export async function factsOf(store: Store, about?: MemberId): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const fact of store.facts(about)) facts.push(fact);
  return facts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

export async function* streamOf(facts: readonly Fact[]): AsyncGenerator<Fact> {
  yield* facts;
}
