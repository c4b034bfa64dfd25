import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../src/ids.ts';
import { toAsked } from '../../src/quiz/asked.ts';
import { gradePress, isOpen } from '../../src/quiz/grade.ts';
import { qualitiesOf } from '../../src/quiz/quality.ts';
import type { Quality, Scope } from '../../src/quiz/quality-judge.ts';
import { weakGuides } from '../../src/quiz/weak.ts';
import type { Answer } from '../../src/store/answers.ts';
import type { Fact } from '../../src/store/facts.ts';
import { ann, answer, asMember, attempt, day, monday, post, question, team } from '../builders/drill.ts';

const stream = (facts: readonly Fact[]) =>
  async function* (): AsyncIterable<Fact> {
    yield* facts;
  };
const qualityOf = async (facts: () => AsyncIterable<Fact>, scope: Scope = {}): Promise<Quality> => {
  const [quality] = await qualitiesOf(facts, [scope]);
  if (!quality) throw new Error('one scope, one quality');
  return quality;
};
const member = (i: number) => asMember(`M${i}`);
/** So many answers to a post, the first ones right. */
const answersTo = (sequence: number, right: number, of: number): readonly Fact[] =>
  Array.from({ length: of }, (_, i) => fact(answer(sequence, { member: member(i), isRight: i < right })));
const fact = (one: Answer): Fact => ({ kind: 'answer', answer: one });
const posted = (sequence: number, change: object = {}): Fact => ({
  kind: 'post',
  post: post(sequence, change),
});

describe('quality from use', () => {
  it('finds fault with what everybody of five gets right, or nobody of ten', async () => {
    const facts = [1, 2, 3, 4, 5].map((n) => posted(n));
    const quality = await qualityOf(
      stream([
        ...answersTo(1, 0, 5),
        ...answersTo(2, 5, 5),
        ...answersTo(3, 0, 4),
        ...answersTo(4, 4, 6),
        ...answersTo(5, 0, 10),
        ...facts,
      ]),
    );

    expect(
      quality.questions.map(({ question, right, answered, isFaulty }) => [
        question,
        right,
        answered,
        isFaulty,
      ]),
    ).toEqual([
      ['kubernetes/q5', 0, 10, true],
      ['kubernetes/q4', 4, 6, false],
      ['kubernetes/q2', 5, 5, true],
      ['kubernetes/q1', 0, 5, false],
      ['kubernetes/q3', 0, 4, false],
    ]);
    expect(quality.people).toBe(10);
  });

  it('names weak sections and guides from five people up', async () => {
    const slo = posted(2, { question: toAsked(question('slo/q2')) });
    const facts = [posted(1), slo, ...answersTo(1, 0, 4), ...answersTo(2, 2, 5)];
    const { sections, guides } = await qualityOf(stream(facts));

    expect(sections).toEqual([{ id: 'slo#q2', right: 2, answers: 5, people: 5 }]);
    expect(guides).toEqual([{ id: 'slo', right: 2, answers: 5, people: 5 }]);
  });

  it('sums nothing that less what is told would be the result of a few', async () => {
    const facts = [posted(1), posted(2), ...answersTo(1, 2, 5), ...answersTo(2, 0, 1)];
    const { guides } = await qualityOf(stream(facts));

    expect(guides).toEqual([{ id: 'kubernetes', right: 2, answers: 5, people: 5 }]);
  });

  it('tells what share of the missed was right when it came back, in its time', async () => {
    const tries = [
      attempt('kubernetes/q1', monday + 40 * day),
      attempt('kubernetes/q2', monday + 40 * day, { isRight: false }),
    ];
    const facts: readonly Fact[] = [
      posted(1),
      posted(2),
      fact(answer(1, { isRight: false })),
      fact(answer(2, { isRight: false })),
      ...tries.map((one): Fact => ({ kind: 'attempt', attempt: one })),
      { kind: 'attempt', attempt: attempt('kubernetes/q1', monday + 40 * day, { member: member(1) }) },
    ];

    expect((await qualityOf(stream(facts))).cameBack).toEqual({ right: 1, of: 2, people: 1 });
    expect((await qualityOf(stream(facts), { until: monday + 39 * day })).cameBack).toEqual({
      right: 0,
      of: 0,
      people: 0,
    });
  });

  it('counts what the daily question itself brought back', async () => {
    const again = post(2, { question: toAsked(question('kubernetes/q1')) });
    const facts: readonly Fact[] = [
      posted(1),
      { kind: 'post', post: again },
      fact(answer(1, { isRight: false })),
      fact(answer(2)),
      fact(answer(2, { member: member(1) })),
    ];

    expect((await qualityOf(stream(facts))).cameBack).toEqual({ right: 1, of: 1, people: 1 });
  });

  it('leaves out what was withdrawn, what was late, and other conversations', async () => {
    const other = { team, conversation: 'test:T1/C9' as ConversationId };
    const facts = [
      posted(1, { state: 'void' }),
      posted(2),
      posted(3, { place: other }),
      ...answersTo(1, 0, 5),
      fact(answer(2, { isOnTime: false })),
      fact(answer(3, { place: other })),
    ];

    expect(await qualityOf(stream(facts), { conversation: post(1).place.conversation })).toMatchObject({
      questions: [],
      people: 0,
    });
  });
});

describe('a press', () => {
  it('is right where it chose the best, and on time before the closing', () => {
    const one = post(1);
    const press = (choice: number, at: number) => gradePress(one, { member: ann, choice, at });

    expect(press(1, one.closesAt - 1)).toMatchObject({
      isRight: true,
      isOnTime: true,
      sequence: 1,
      kind: 'answer',
    });
    expect(press(2, one.closesAt)).toMatchObject({ isRight: false, isOnTime: false });
    expect(isOpen({ ...one, state: 'open' }, one.closesAt - 1)).toBe(true);
    expect(isOpen({ ...one, state: 'open' }, one.closesAt)).toBe(false);
    expect(isOpen(one, 0)).toBe(false);
  });
});

describe('a weak guide', () => {
  it('is one that five answers got wrong too often', () => {
    expect(weakGuides([post(1, { counts: [2, 2, 0, 0] }), post(2, { counts: [0, 0, 1, 0] })])).toEqual([
      'kubernetes',
    ]);
    expect(weakGuides([post(1, { counts: [2, 2, 0, 0] })])).toEqual([]);
    expect(weakGuides([post(1, { counts: [1, 4, 0, 0] })])).toEqual([]);
    expect(weakGuides([post(1, { counts: [5, 0, 0, 0], state: 'void' })])).toEqual([]);
  });
});
