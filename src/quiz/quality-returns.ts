import type { Epoch, QuestionId } from '../ids.ts';
import { createHeads, type Heads } from './quality-heads.ts';
import type { Try } from './tries.ts';

export interface Returned {
  readonly right: number;
  readonly of: number;
  /** Different members. */
  readonly people: number;
}

/** Counts what came back: the first try after a member's first miss of a question, where it lies within the time. */
export interface Returns {
  /** An answer whose question its member never tried otherwise. Each member's come in order. */
  answer(question: QuestionId, member: number, one: Pick<Try, 'isRight' | 'at'>): void;
  /** All tries of a member at a question, oldest first. */
  tries(member: number, tries: readonly Pick<Try, 'isRight' | 'at'>[]): void;
  result(): Returned;
}

export function createReturns(isWithin: (at: Epoch) => boolean): Returns {
  const missed = new Map<QuestionId, Heads>();
  const back = new Map<QuestionId, Heads>();
  const people = createHeads();
  let [right, of] = [0, 0];

  function count(member: number, one: Pick<Try, 'isRight' | 'at'>): void {
    if (!isWithin(one.at)) return;
    of += 1;
    right += Number(one.isRight);
    people.add(member);
  }

  return {
    answer(question, member, one) {
      if (!missed.get(question)?.has(member)) {
        if (!one.isRight) headsOf(missed, question).add(member);
        return;
      }
      if (headsOf(back, question).add(member)) count(member, one);
    },
    tries(member, tries) {
      const first = tries.findIndex((one) => !one.isRight);
      const second = first < 0 ? undefined : tries[first + 1];
      if (second) count(member, second);
    },
    result: () => ({ right, of, people: people.count() }),
  };
}

function headsOf(groups: Map<QuestionId, Heads>, question: QuestionId): Heads {
  const heads = groups.get(question) ?? createHeads();
  groups.set(question, heads);
  return heads;
}
