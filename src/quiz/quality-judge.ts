import {
  type ConversationId,
  type Epoch,
  type QuestionId,
  type SectionId,
  slugOf,
  type TeamId,
} from '../ids.ts';
import type { Answer } from '../store/answers.ts';
import type { PostState } from '../store/posts.ts';
import { createHeads } from './quality-heads.ts';
import type { Pair } from './quality-practice.ts';
import { createReturns, type Returned } from './quality-returns.ts';
import { type Count, type Counted, countBy, createTally, toCount } from './quality-tally.ts';
import type { Try } from './tries.ts';
import { tuning } from './tuning.ts';

export const { enoughToJudge } = tuning.judged;
const { enoughAllWrong } = tuning.judged;

interface QuestionQuality {
  readonly question: QuestionId;
  readonly section: SectionId;
  readonly answered: number;
  readonly right: number;
  /** Whether `right` may be told: it is nobody's own result. */
  readonly isTold: boolean;
  /** Everybody of at least five people chose the best, or nobody of ten: a fault to mend. */
  readonly isFaulty: boolean;
}

export interface Quality {
  /** "Of what people got wrong, N % was right when it came back (M questions)." */
  readonly cameBack: Returned;
  /** The lowest share right first, and those whose share is not told behind, by name: their order would tell it. */
  readonly questions: readonly QuestionQuality[];
  /** Sections most missed, and guides below half, by id and slug: of questions that are told, so that no difference tells another. */
  readonly sections: readonly Count<SectionId>[];
  readonly guides: readonly Count<string>[];
  readonly people: number;
  /** Questions posted. */
  readonly posts: number;
}

/** Whose and when. Without a conversation it is all of them, and what was only practised too. */
export interface Scope {
  readonly conversation?: ConversationId | undefined;
  readonly team?: TeamId | undefined;
  readonly from?: Epoch | undefined;
  readonly until?: Epoch | undefined;
}

/** What has to be known of a post. */
export interface Asked {
  readonly question: QuestionId;
  readonly section: SectionId;
  readonly isVoid: boolean;
}

export interface Judge {
  readonly scope: Scope;
  post(post: Pick<PostState, 'state' | 'plannedAt'>): void;
  answer(answer: Answer, about: { asked: Asked; member: number; isPractised: boolean }): void;
  pair(pair: Pair): void;
  result(): Quality;
}

/** Counts what lies in a scope. Each member's answers come in order, all pairs after them. */
export function createJudge(scope: Scope): Judge {
  const isWithin = (at: Epoch): boolean =>
    at >= (scope.from ?? 0) && at < (scope.until ?? Number.POSITIVE_INFINITY);
  const questions = createTally();
  const returns = createReturns(isWithin);
  const people = createHeads();
  let posts = 0;

  return {
    scope,
    post({ state, plannedAt }) {
      if ((state === 'open' || state === 'closed') && isWithin(plannedAt)) posts += 1;
    },
    answer(answer, { asked, member, isPractised }) {
      if (!isPractised) returns.answer(asked.question, member, answer);
      if (!answer.isOnTime || !isWithin(answer.at)) return;
      people.add(member);
      questions.add(asked, member, answer.isRight);
    },
    pair({ member, attempts, answers }) {
      const { conversation, team } = scope;
      const here = answers.filter(
        ({ place }) => conversation === undefined || conversation === place.conversation,
      );
      const tried = [...attempts.values()].filter((one) => team === undefined || one.team === team);
      returns.tries(member, [...here, ...tried].map(toTry).sort(byTime));
    },
    result: () =>
      toQuality({
        cameBack: returns.result(),
        questions: questions.counted(),
        people: people.count(),
        posts,
      }),
  };
}

/** What was counted, however it was. */
interface QualityCounts extends Pick<Quality, 'cameBack' | 'people' | 'posts'> {
  readonly questions: readonly Counted[];
}

export function toQuality({ questions, ...rest }: QualityCounts): Quality {
  const told = questions.filter((one) => isTold(toCount(one.question, [one])));
  const sections = countBy(told, ({ section }) => section);
  const guides = countBy(told, ({ question }) => slugOf(question));
  return {
    ...rest,
    questions: toQuestions(questions),
    sections: gaps(sections).filter((gap) => gap.right < gap.answers),
    guides: gaps(guides).filter((gap) => shareOf(gap) < 0.5),
  };
}

function toTry({ isRight, at }: Pick<Try, 'isRight' | 'at'>): Pick<Try, 'isRight' | 'at'> {
  return { isRight, at };
}

function byTime(a: Pick<Try, 'isRight' | 'at'>, b: Pick<Try, 'isRight' | 'at'>): number {
  return a.at - b.at || Number(a.isRight) - Number(b.isRight);
}

function toQuestions(all: readonly Counted[]): Quality['questions'] {
  const order = (one: QuestionQuality): number => (one.isTold ? one.right / one.answered : 2);
  return all
    .map((one) => ({ one, count: toCount(one.question, [one]) }))
    .map(({ one: { question, section, answered, right }, count }) => ({
      question,
      section,
      answered,
      right,
      isTold: isTold(count),
      isFaulty: isTold(count) && (right === 0 || right === answered),
    }))
    .sort((a, b) => order(a) - order(b) || (a.question < b.question ? -1 : 1));
}

function isTold({ right, people }: Count<string>): boolean {
  return people >= (right === 0 ? enoughAllWrong : enoughToJudge);
}

function gaps<Id extends string>(counts: readonly Count<Id>[]): readonly Count<Id>[] {
  return counts.filter(isTold).sort((a, b) => shareOf(a) - shareOf(b) || (a.id < b.id ? -1 : 1));
}

function shareOf(gap: Count<string>): number {
  return gap.right / gap.answers;
}
