import {
  type ConversationId,
  type EventId,
  type MemberId,
  type PostId,
  type TeamId,
  toSlot,
} from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import { toAsked } from '../../src/quiz/asked.ts';
import { defaultSchedule, slotOn } from '../../src/schedule/calendar.ts';
import type { Answer } from '../../src/store/answers.ts';
import type { Fact } from '../../src/store/facts.ts';
import type { PostState } from '../../src/store/posts.ts';
import type { Schedule } from '../../src/store/schedules.ts';

export interface Size {
  readonly members: number;
  readonly posts: number;
  /** The first so many answered every post: whose reads are measured. */
  readonly regulars: number;
  /** Of all posts, what each of the others answered: 1 for all. */
  readonly share: number;
}

export const team = 'bench:T0123ABCD' as TeamId;
export const conversation = 'bench:T0123ABCD/C0123ABCD' as ConversationId;
const dayMs = 86_400_000;
/** Members who asked to be named on the board. */
export const shownMembers = 200;

export function memberOf(index: number): MemberId {
  return `bench:T0123ABCD/U${index.toString(36).toUpperCase().padStart(9, '0')}` as MemberId;
}

export function postId(sequence: number): PostId {
  return `p${String(sequence).padStart(9, '0')}` as PostId;
}

export function scheduleOf(of: ConversationId): Schedule {
  return defaultSchedule({ team, conversation: of }, 'UTC');
}

/** One a day, the last one today's and open; questions of the library, again and again. */
export function postOf(library: Library, sequence: number, posts: number): PostState {
  const question = library.questions[sequence % library.questions.length];
  if (!question) throw new Error('a library without questions');
  const midnight = Math.floor(Date.now() / dayMs) * dayMs;
  const plannedAt = midnight - (posts - sequence) * dayMs;
  return {
    id: postId(sequence),
    place: { team, conversation },
    slot: slotOn('UTC', plannedAt),
    sequence,
    question: toAsked(question),
    fromIncident: false,
    plannedAt,
    closesAt: plannedAt + (sequence === posts ? 3 : 1) * dayMs,
    message: undefined,
    state: sequence === posts ? 'open' : 'closed',
    counts: [0, 0, 0, 0],
  };
}

/** Seven in ten are right. */
export function answerOf(member: MemberId, post: PostState): Answer {
  const isRight = (post.sequence * 7 + member.charCodeAt(member.length - 1)) % 10 < 7;
  return {
    member,
    place: post.place,
    post: post.id,
    sequence: post.sequence,
    kind: 'answer',
    choice: isRight ? post.question.best : (post.question.best + 1) % 4,
    isRight,
    isOnTime: true,
    at: post.plannedAt + 3_600_000,
  };
}

export function postsOf(library: Library, { posts }: Size): readonly PostState[] {
  return Array.from({ length: posts }, (_, index) => postOf(library, index + 1, posts));
}

/** What is there besides the answers: the schedule, the posts, where each member answers, who asked to be named. */
export async function* surroundings(posts: readonly PostState[], { members }: Size): AsyncGenerator<Fact> {
  yield { kind: 'schedule', schedule: scheduleOf(conversation), next: undefined };
  for (const post of posts) yield { kind: 'post', post };
  for (let index = 0; index < members; index += 1)
    yield {
      kind: 'note',
      of: 'member',
      id: memberOf(index),
      note: { homes: [{ team, conversation }], ...(index < shownMembers ? { shown: [team] } : {}) },
    };
  const shown = Object.fromEntries(
    Array.from({ length: shownMembers }, (_, index) => [memberOf(index), true]),
  );
  yield { kind: 'note', of: 'team', id: `${team}/shown`, note: shown };
}

/** Of each closed post; the open one is still to be answered. */
export async function* answersOf(posts: readonly PostState[], size: Size): AsyncGenerator<Fact> {
  const closed = posts.filter((post) => post.state === 'closed');
  for (let index = 0; index < size.members; index += 1) {
    const member = memberOf(index);
    for (const post of closed)
      if (index < size.regulars || isAnswered(index, post.sequence, size.share))
        yield { kind: 'answer', answer: answerOf(member, post) };
  }
}

export async function* schedules(from: number, to: number): AsyncGenerator<Fact> {
  for (let index = from; index < to; index += 1) {
    const schedule = scheduleOf(`bench:T0123ABCD/D${index}` as ConversationId);
    yield { kind: 'schedule', schedule, next: { slot: toSlot('2100-01-01'), at: 4_100_000_000_000 + index } };
  }
}

let events = 0;
export function nextEvent(): EventId {
  events += 1;
  return `bench:${process.pid}:${events}` as EventId;
}

/** Spread evenly over members and posts. */
function isAnswered(member: number, sequence: number, share: number): boolean {
  return ((member * 31 + sequence * 17) % 100) / 100 < share;
}
