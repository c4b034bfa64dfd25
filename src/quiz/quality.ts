import type { ConversationId, Epoch, PostId } from '../ids.ts';
import type { Answer, Attempt, Fact, PostState } from '../store.ts';
import { groupBy } from './group.ts';
import { guideOf } from './progress.ts';
import { cameBack, triesByQuestion } from './tries.ts';

/** Gaps show from so many people up; of fewer a share would be somebody's result. */
const enoughToJudge = 5;

interface QuestionQuality {
  readonly question: string;
  readonly section: string;
  readonly answered: number;
  readonly right: number;
  /** Nobody or everybody chose the best of at least five: a fault to mend. */
  readonly isFaulty: boolean;
}

interface Gap {
  /** A guide's slug or a section's id. */
  readonly id: string;
  readonly right: number;
  readonly answers: number;
  /** Different members. */
  readonly people: number;
}

export interface Quality {
  /** "Of what people got wrong, N % was right when it came back (M questions)." */
  readonly cameBack: { readonly right: number; readonly of: number };
  /** The lowest share right first. */
  readonly questions: readonly QuestionQuality[];
  /** Sections most missed, and guides below half: only where five people answered. */
  readonly sections: readonly Gap[];
  readonly guides: readonly Gap[];
  readonly people: number;
}

interface Scope {
  readonly conversation?: ConversationId | undefined;
  readonly from?: Epoch | undefined;
  readonly until?: Epoch | undefined;
}

/** What use says about the questions, over all members and without any. Reads the facts once. */
export async function qualityOf(facts: AsyncIterable<Fact>, scope: Scope = {}): Promise<Quality> {
  const posts = new Map<string, PostState>();
  const answers: Answer[] = [];
  const attempts: Attempt[] = [];
  for await (const fact of facts) {
    if (fact.kind === 'post' && isOf(scope, fact.post.place.conversation)) posts.set(fact.post.id, fact.post);
    if (
      fact.kind === 'answer' &&
      fact.answer.kind === 'answer' &&
      isOf(scope, fact.answer.place.conversation)
    )
      answers.push(fact.answer);
    if (fact.kind === 'attempt') attempts.push(fact.attempt);
  }
  const counted = answers.filter(({ post }) => posts.has(post) && posts.get(post)?.state !== 'void');
  return judge({ posts, answers: counted, attempts }, scope);
}

interface Counted {
  readonly posts: ReadonlyMap<string, PostState>;
  readonly answers: readonly Answer[];
  readonly attempts: readonly Attempt[];
}

function judge(counted: Counted, scope: Scope): Quality {
  const results = counted.answers
    .filter((answer) => answer.isOnTime && isWithin(scope, answer.at))
    .flatMap((answer) => resultOf(answer, counted));
  const gaps = (key: (result: Result) => string): readonly Gap[] =>
    tally(results, key)
      .filter((gap) => gap.people >= enoughToJudge)
      .sort((a, b) => shareOf(a) - shareOf(b));
  return {
    cameBack: totalCameBack(counted, scope),
    questions: questionQualities(results),
    sections: gaps((result) => result.section).filter((gap) => gap.right < gap.answers),
    guides: gaps((result) => guideOf(result.question)).filter((gap) => shareOf(gap) < 0.5),
    people: new Set(results.map((result) => result.member)).size,
  };
}

interface Result {
  readonly member: string;
  readonly question: string;
  readonly section: string;
  readonly isRight: boolean;
}

function resultOf(answer: Answer, counted: Counted): readonly Result[] {
  const asked = counted.posts.get(answer.post)?.question;
  if (!asked) return [];
  return [{ member: answer.member, question: asked.id, section: asked.section, isRight: answer.isRight }];
}

function questionQualities(results: readonly Result[]): readonly QuestionQuality[] {
  const sections = new Map(results.map((result) => [result.question, result.section]));
  return tally(results, (result) => result.question)
    .map(({ id, right, answers }) => ({
      question: id,
      section: sections.get(id) ?? '',
      answered: answers,
      right,
      isFaulty: answers >= enoughToJudge && (right === 0 || right === answers),
    }))
    .sort((a, b) => a.right / a.answered - b.right / b.answered || (a.question < b.question ? -1 : 1));
}

function tally(results: readonly Result[], key: (result: Result) => string): Gap[] {
  const groups = new Map<string, { right: number; answers: number; members: Set<string> }>();
  for (const result of results) {
    const group = groups.get(key(result)) ?? { right: 0, answers: 0, members: new Set() };
    groups.set(key(result), group);
    group.answers += 1;
    group.right += Number(result.isRight);
    group.members.add(result.member);
  }
  return [...groups].map(([id, { right, answers, members }]) => ({
    id,
    right,
    answers,
    people: members.size,
  }));
}

/** Member by member: what one missed comes back to the same one. */
function totalCameBack(counted: Counted, scope: Scope): { right: number; of: number } {
  const answers = groupBy(counted.answers, (answer) => answer.member);
  const attempts = groupBy(counted.attempts, (attempt) => attempt.member);
  const questionOf = (post: PostId): string | undefined => counted.posts.get(post)?.question.id;
  const total = { right: 0, of: 0 };
  for (const member of new Set([...answers.keys(), ...attempts.keys()])) {
    const own = { answers: answers.get(member) ?? [], attempts: attempts.get(member) ?? [], questionOf };
    const back = cameBack(triesByQuestion(own), (at) => isWithin(scope, at));
    total.right += back.right;
    total.of += back.of;
  }
  return total;
}

function isOf(scope: Scope, conversation: ConversationId): boolean {
  return scope.conversation === undefined || scope.conversation === conversation;
}

function isWithin(scope: Scope, at: Epoch): boolean {
  return at >= (scope.from ?? 0) && at < (scope.until ?? Number.POSITIVE_INFINITY);
}

function shareOf(gap: Gap): number {
  return gap.right / gap.answers;
}
