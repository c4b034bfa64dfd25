import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { dayMs } from '../time.ts';
import type { Try } from './tries.ts';

/** Nothing comes back within minutes, and the same facts give the same dates. */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/**
 * FSRS counts in whole days, so what it makes of a question depends on the days between the tries, and a whole channel
 * shares those: each step is worked out once. Its cards live from the first day of 1970 on.
 */
interface Step {
  readonly card: Card;
  readonly day: number;
  /** By days and rating. */
  readonly next: Map<number, Step>;
}

/** Some 500 bytes each. */
const mostSteps = 20_000;
let steps = 0;
let start = firstStep();

/** Days from the last of the tries to when its question comes back. */
export function replay(tries: readonly Pick<Try, 'at' | 'isRight'>[]): number {
  if (steps > mostSteps) {
    steps = 0;
    start = firstStep();
  }
  let step = start;
  let before: number | undefined;
  for (const { at, isRight } of tries) {
    const day = Math.floor(at / dayMs);
    step = follow(step, day - (before ?? day), isRight);
    before = day;
  }
  return step.card.scheduled_days;
}

function firstStep(): Step {
  return { card: createEmptyCard(new Date(0)), day: 0, next: new Map() };
}

function follow(step: Step, days: number, isRight: boolean): Step {
  const key = days * 2 + (isRight ? 1 : 0);
  const known = step.next.get(key);
  if (known) return known;
  const day = step.day + days;
  const { card } = scheduler.next(step.card, new Date(day * dayMs), isRight ? Rating.Good : Rating.Again);
  const next = { card, day, next: new Map() };
  step.next.set(key, next);
  steps += 1;
  return next;
}
