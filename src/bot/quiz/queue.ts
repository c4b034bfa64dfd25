import type { Epoch } from '../../ids.ts';
import type { Library, Question } from '../../library/model.ts';
import { reviewQueue } from '../../quiz/review.ts';
import type { Facts } from './facts.ts';

/** What comes back to a member, of the questions that are still in the library. */
export interface Queue {
  /** The longest due first. */
  readonly due: readonly Question[];
  readonly nextAt: Epoch | undefined;
}

/** Questions that are open right now wait until they have closed. */
export function queueOf(library: Library, facts: Facts): Queue {
  const queue = reviewQueue(facts.learning, facts.now);
  return {
    due: queue.due
      .filter(({ question }) => !facts.open.includes(question))
      .flatMap(({ question }) => library.question(question) ?? []),
    nextAt: queue.next,
  };
}
