import type { QuestionId } from '../ids.ts';
import type { Answer, Attempt } from '../store/answers.ts';

/** A question that a member tried outside the daily post too: the few whose tries have to be put in order. */
export interface Pair {
  readonly member: number;
  /** By event: a delivery that is repeated counts once. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  readonly answers: readonly Answer[];
}

interface Practice {
  attempt(attempt: Attempt): void;
  /** false: the member tried the question nowhere else. */
  answer(answer: Answer, question: QuestionId): boolean;
  numberOf(member: string): number;
  pairs(): Iterable<Pair>;
}

/** Collects what was practised. All attempts come before the answers. */
export function createPractice(): Practice {
  const numbers = new Map<string, number>();
  const pairs = new Map<string, { member: number; attempts: Map<string, Attempt>; answers: Answer[] }>();
  const numberOf = (member: string): number => {
    const number = numbers.get(member) ?? numbers.size;
    numbers.set(member, number);
    return number;
  };
  return {
    numberOf,
    attempt(attempt) {
      const member = numberOf(attempt.member);
      const name = `${member} ${attempt.question}`;
      const pair = pairs.get(name) ?? { member, attempts: new Map(), answers: [] };
      pairs.set(name, pair);
      if (!pair.attempts.has(attempt.event)) pair.attempts.set(attempt.event, attempt);
    },
    answer(answer, question) {
      const pair = pairs.get(`${numberOf(answer.member)} ${question}`);
      pair?.answers.push(answer);
      return pair !== undefined;
    },
    pairs: () => pairs.values(),
  };
}
