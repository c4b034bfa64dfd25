import type { ConversationId, QuestionId } from '../ids.ts';
import type { Question } from '../library/model.ts';
import { chanceOf } from './chance.ts';

/** A shuffled bag that nobody stores: it follows from what was posted and from what is allowed now. */
export interface Bag {
  /** Not asked since all of the allowed ones were. Never empty where any is allowed. */
  readonly left: readonly Question[];
  /** How often the bag was emptied: another bag, another order. */
  readonly round: number;
  /** The later half of what was asked, so that the end of one bag and the start of the next differ. */
  readonly recent: ReadonlySet<QuestionId>;
}

/** `asked`: question ids in the order of their posts. A question added later is in the bag at once. */
export function bagOf(allowed: readonly Question[], asked: readonly QuestionId[]): Bag {
  const ids = new Set(allowed.map((question) => question.id));
  const relevant = asked.filter((id) => ids.has(id));
  const out = new Set<QuestionId>();
  let round = 0;
  for (const id of relevant) {
    out.add(id);
    if (out.size < ids.size) continue;
    out.clear();
    round += 1;
  }
  return {
    left: allowed.filter((question) => !out.has(question.id)),
    round,
    recent: lastDistinct(relevant, Math.floor(ids.size / 2)),
  };
}

interface Hand {
  readonly conversation: ConversationId;
  readonly bag: Bag;
  /** How much sooner than others: 1 is neither. */
  readonly weight: (question: Question) => number;
}

/**
 * The next one out of the bag. Each question draws its own number (exponential with its weight: Efraimidis and
 * Spirakis, 2006), so adding or removing one leaves the order of the others alone.
 */
export function drawFrom(hand: Hand, from: readonly Question[]): Question | undefined {
  const rank = (question: Question): number => {
    const chance = chanceOf(`${hand.conversation} ${hand.bag.round} ${question.id}`);
    return -Math.log(chance) / hand.weight(question);
  };
  const ranked = from.map((question) => ({ question, rank: rank(question) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.question.id < b.question.id ? -1 : 1));
  return ranked[0]?.question;
}

function lastDistinct(ids: readonly QuestionId[], most: number): ReadonlySet<QuestionId> {
  return new Set([...new Set(ids.toReversed())].slice(0, most));
}
