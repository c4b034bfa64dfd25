import type { PostState } from '../../src/store/posts.ts';
import { memberId } from '../fakes/platform.ts';
import { day, hour, monday } from './drill.ts';
import { createRunnerWorld, daily, type RunnerWorld } from './runner-world.ts';

export const tenOClock = monday + hour;
export const minute = 60_000;
export const conversationNote = (world: RunnerWorld) => world.store.read('conversation', daily.conversation);
export const incident = (world: RunnerWorld, at: number): Promise<void> =>
  world.store.note('conversation', daily.conversation, { incidentAt: at });

/** A schedule that starts on Monday at ten, and so many of its days filled. */
export async function worldAfter(days: number, given?: RunnerWorld): Promise<RunnerWorld> {
  const world = given ?? (await createRunnerWorld(monday));
  await world.begin({ days: [1, 2, 3, 4, 5, 6, 7] });
  await pass(world, 0, days);
  return world;
}

/** The days from one to another, each swept at ten, each question answered by so many. */
export async function pass(world: RunnerWorld, from: number, to: number, answers = 0): Promise<void> {
  for (let i = from; i < to; i++) {
    await world.time.advanceTo(tenOClock + i * day);
    await world.replica().sweep();
    const post = (await world.posts()).at(-1);
    for (let n = 0; post && n < answers; n++) await world.store.answer(answerTo(post));
  }
}

let answerers = 0;

/** Each by somebody else. */
export function answerTo(post: PostState) {
  return {
    member: memberId(`answerer${++answerers}`),
    place: post.place,
    post: post.id,
    sequence: post.sequence,
    kind: 'answer' as const,
    choice: 0,
    isRight: true,
    isOnTime: true,
    at: post.plannedAt,
  };
}
