import fc from 'fast-check';
import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { type PostId, type QuestionId, toQuestionId } from '../../src/ids.ts';
import { progressOf, sayTopics } from '../../src/quiz/progress.ts';
import { comesBackAt, reviewQueue } from '../../src/quiz/review.ts';
import type { Learning } from '../../src/quiz/tries.ts';
import type { Answer, Attempt } from '../../src/store/answers.ts';
import { answer, attempt, day, guide, hour, libraryOf, monday, question } from '../builders/drill.ts';

const q1 = toQuestionId('kubernetes', 'q1');
const questionOf = (post: PostId): QuestionId => toQuestionId('kubernetes', post.replace('post', 'q'));
const facts = (answers: readonly Answer[], attempts: readonly Attempt[] = []): Learning => ({
  answers,
  attempts,
  questionOf,
});
const missed = (sequence: number, at = monday): Answer => answer(sequence, { isRight: false, choice: 2, at });

describe('the review queue', () => {
  it('brings back what was missed, a day later', () => {
    const learning = facts([missed(1), answer(2)]);

    expect(reviewQueue(learning, monday)).toEqual({ due: [], next: monday + day, waiting: 1 });
    expect(reviewQueue(learning, monday + day).due).toEqual([{ question: q1, dueAt: monday + day }]);
    expect(comesBackAt(learning, q1)).toBe(monday + day);
    expect(comesBackAt(learning, toQuestionId('kubernetes', 'q2'))).toBeUndefined();
  });

  it('spaces it out while it is right, and lets it go past 120 days', () => {
    const attempts: Attempt[] = [];
    const gaps: number[] = [];
    let last = monday;
    for (let at = comesBackAt(facts([missed(1)]), q1); at !== undefined; ) {
      gaps.push((at - last) / day);
      last = at;
      attempts.push(attempt(q1, at));
      at = comesBackAt(facts([missed(1)], attempts), q1);
    }

    expect(gaps.slice(0, 5)).toEqual([1, 3, 8, 22, 54]);
    expect(gaps.every((gap) => gap <= 120)).toBe(true);
    expect(reviewQueue(facts([missed(1)], attempts), last + 1000 * day)).toMatchObject({
      due: [],
      waiting: 0,
    });
  });

  it('takes back what is missed again, even after it was let go', () => {
    const rights = [1, 4, 12, 34, 88, 240].map((days) => attempt(q1, monday + days * day));
    const again = attempt(q1, monday + 500 * day, { isRight: false });

    expect(comesBackAt(facts([missed(1)], rights), q1)).toBeUndefined();
    expect(comesBackAt(facts([missed(1)], [...rights, again]), q1)).toBeLessThan(monday + 520 * day);
  });

  it('is begun by a miss alone, and by no section that was read', () => {
    const right = facts(
      [answer(1), answer(2, { kind: 'read', isRight: false })],
      [attempt(q1, monday + day)],
    );

    expect(reviewQueue(right, monday + 100 * day)).toEqual({ due: [], next: undefined, waiting: 0 });
  });

  it('knows nothing of a question that was withdrawn', () => {
    expect(reviewQueue({ ...facts([missed(1)]), questionOf: () => undefined }, monday + day).due).toEqual([]);
  });

  it('is what the scheduler makes of a card of their own, whoever was asked the same before', () => {
    const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });
    const own = (card: Card, one: Attempt): Card =>
      scheduler.next(card, new Date(one.at), one.isRight ? Rating.Good : Rating.Again).card;
    const tries = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 2000 }), isRight: fc.boolean() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(tries, fc.nat(23), (gaps, hourOfDay) => {
        let at = monday + hourOfDay * hour;
        const attempts = [attempt(q1, at, { isRight: false })];
        for (const { hours, isRight } of gaps) {
          at += hours * hour + 1;
          attempts.push(attempt(q1, at, { isRight }));
        }

        const card = attempts.reduce(own, createEmptyCard(new Date(monday)));
        const dueAt = card.scheduled_days > 120 ? undefined : card.due.getTime();
        expect(comesBackAt(facts([], attempts), q1)).toBe(dueAt);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for any order and any repetition of the facts', () => {
    const tries = fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 4 }),
        days: fc.integer({ min: 0, max: 90 }),
        isRight: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(tries, fc.integer({ min: 0, max: 200 }), (own, days) => {
        const attempts = own.map(({ n, days, isRight }, i) =>
          attempt(`kubernetes/q${n}`, monday + days * day + i, { isRight }),
        );
        const now = monday + days * day;

        expect(reviewQueue(facts([], [...attempts.toReversed(), ...attempts]), now)).toEqual(
          reviewQueue(facts([], attempts), now),
        );
      }),
    );
  });
});

describe('progress', () => {
  const tries = (slug: string, right: number, of: number): readonly Attempt[] =>
    Array.from({ length: of }, (_, i) => attempt(`${slug}/q${i}`, monday + i, { isRight: i < right }));

  it('names shaky and solid topics in words', () => {
    const attempts = [
      ...tries('slo', 2, 6),
      ...tries('capacity', 1, 4),
      ...tries('kubernetes', 7, 8),
      ...tries('incident', 5, 5),
      ...tries('middling', 7, 10),
      ...tries('new', 0, 3),
    ];
    const { shaky, solid } = progressOf(facts([], attempts));
    const library = libraryOf(
      ['slo/q', 'capacity/q', 'kubernetes/q', 'incident/q'].map((id) => question(id)),
      [guide('slo', { short: 'SLO design' })],
    );

    expect(sayTopics(library, shaky, true)).toBe('capacity (1 of 4 right), SLO design (2 of 6)');
    expect(sayTopics(library, solid, false)).toBe('kubernetes (7 of 8), incident (5 of 5)');
  });

  it('forgets old tries of a topic', () => {
    const old = tries('slo', 0, 10);
    const later = old.map((_, i) => attempt(`slo/later${i}`, monday + day + i));

    expect(progressOf(facts([], [...old, ...later])).solid).toEqual([{ guide: 'slo', right: 10, of: 10 }]);
  });

  it('tells how much of what was missed was right when it came back', () => {
    const attempts = [
      attempt(q1, monday + day),
      attempt(q1, monday + 2 * day, { isRight: false }),
      attempt('kubernetes/q2', monday + day, { isRight: false }),
      attempt('kubernetes/q9', monday + day),
    ];

    expect(progressOf(facts([missed(1), missed(2), missed(3)], attempts)).cameBack).toEqual({
      right: 1,
      of: 2,
    });
  });
});
