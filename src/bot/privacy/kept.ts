import type { MemberId, Place } from '../../ids.ts';
import { reviewQueue } from '../../quiz/review.ts';
import { readFacts } from '../quiz/facts.ts';
import type { World } from '../world.ts';

/** How much is kept about a member, in numbers. */
export interface Kept {
  readonly answers: number;
  readonly reviews: number;
}

export async function readKept(world: World, member: MemberId, place: Place): Promise<Kept> {
  const { learning, now } = await readFacts(world, member, place);
  const { due, waiting } = reviewQueue(learning, now);
  return {
    answers: learning.answers.filter(({ kind }) => kind === 'answer').length,
    reviews: due.length + waiting,
  };
}
