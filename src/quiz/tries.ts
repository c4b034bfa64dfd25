import type { Epoch, PostId, QuestionId } from '../ids.ts';
import type { Answer, Attempt } from '../store/answers.ts';
import { groupBy } from './group.ts';

/** What is known of a member's learning, wherever they answered. */
export interface Learning {
  readonly answers: readonly Answer[];
  readonly attempts: readonly Attempt[];
  /** Question id of a post; undefined: the post is not known any more, or void. */
  questionOf(post: PostId): QuestionId | undefined;
}

/** One try at a question: the first answer on a post, or an attempt. */
export interface Try {
  readonly question: QuestionId;
  readonly isRight: boolean;
  readonly at: Epoch;
}

/** By question, each oldest first. A fact that was delivered twice counts once. */
export function triesByQuestion(facts: Learning): ReadonlyMap<QuestionId, readonly Try[]> {
  const tries = [...answerTries(facts), ...attemptTries(facts.attempts)].sort(
    (a, b) => a.at - b.at || Number(a.isRight) - Number(b.isRight),
  );
  return groupBy(tries, (one) => one.question);
}

function answerTries(facts: Learning): readonly Try[] {
  const first = new Map<PostId, Answer>();
  for (const answer of facts.answers) {
    if (answer.kind !== 'answer') continue;
    const known = first.get(answer.post);
    if (!known || answer.at < known.at) first.set(answer.post, answer);
  }
  return [...first.values()].flatMap(({ post, isRight, at }) => {
    const question = facts.questionOf(post);
    return question === undefined ? [] : [{ question, isRight, at }];
  });
}

function attemptTries(attempts: readonly Attempt[]): readonly Try[] {
  const first = new Map(attempts.toReversed().map((attempt) => [attempt.event, attempt]));
  return [...first.values()].map(({ question, isRight, at }) => ({ question, isRight, at }));
}

/** "Missed once, right when it came back: 5 of 7": the first try after a question's first miss. */
export function cameBack(tries: ReadonlyMap<QuestionId, readonly Try[]>): { right: number; of: number } {
  const seconds = [...tries.values()].flatMap((own) => {
    const missed = own.findIndex((one) => !one.isRight);
    const second = missed < 0 ? undefined : own[missed + 1];
    return second ? [second] : [];
  });
  return { right: seconds.filter((one) => one.isRight).length, of: seconds.length };
}
