import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Pause } from '../../src/notes/member.ts';
import type { Streak } from '../../src/quiz/model.ts';

import { foldStreak } from '../../src/quiz/streak.ts';
import type { Answer } from '../../src/store/answers.ts';
import type { PostState } from '../../src/store/posts.ts';
import { answer, day, hour, monday, post } from '../builders/drill.ts';

const late = monday + 100 * day;
const posts = (count: number): readonly PostState[] => Array.from({ length: count }, (_, i) => post(i + 1));
const answersTo = (...sequences: readonly number[]): readonly Answer[] => sequences.map((n) => answer(n));
const fold = (
  all: readonly PostState[],
  own: readonly Answer[],
  pauses: readonly Pause[] = [],
  now = late,
): Streak => foldStreak(all, { answers: own, pauses, now });

describe('a streak', () => {
  it('counts posts answered in a row, right or wrong', () => {
    const own = [...answersTo(1, 2), answer(3, { isRight: false })];

    expect(fold(posts(3), own)).toEqual({ current: 3, longest: 3, open: [], mended: [] });
  });

  it('is lost with a question that is missed and not mended before three more are posted', () => {
    expect(fold(posts(7), answersTo(1, 2, 4, 5, 6, 7))).toMatchObject({ current: 4, longest: 4 });
    expect(fold(posts(7), answersTo(1, 2, 3, 4, 7))).toMatchObject({ longest: 5, current: 5 });
  });

  it('waits for a missed question until the third after it is posted', () => {
    const missed = answersTo(1, 2, 4, 5);
    const third = post(6, { state: 'open' });

    expect(fold(posts(5), missed)).toMatchObject({
      current: 4,
      open: [{ sequence: 3, section: 'kubernetes#q3' }],
    });
    expect(fold([...posts(5), third], missed, [], third.plannedAt)).toMatchObject({ current: 2, open: [] });
  });

  it.each([
    ['its section was read', { kind: 'read', isRight: false }],
    ['it was answered late', { kind: 'answer', isOnTime: false }],
  ] as const)('holds and adds nothing where %s in time', (_, fact) => {
    const third = post(6).plannedAt;
    const inTime = answer(3, { ...fact, at: third - 1 });
    const tooLate = answer(3, { ...fact, at: third });

    expect(fold(posts(6), [...answersTo(1, 2, 4, 5, 6), inTime])).toMatchObject({
      current: 5,
      mended: [{ sequence: 3, slot: '2026-01-07' }],
    });
    expect(fold(posts(6), [...answersTo(1, 2, 4, 5, 6), tooLate])).toMatchObject({ current: 3, mended: [] });
  });

  it.each([
    ['void', { state: 'void' }],
    ['still open', { state: 'open', closesAt: late + 1 }],
    ['planned and not seen by anybody', { state: 'planned' }],
    ['skipped', { state: 'skipped' }],
  ] as const)('does not change with a question that is %s', (_, change) => {
    const all = posts(6).map((one) => (one.sequence === 2 ? post(2, change) : one));

    expect(fold(all, answersTo(1, 3, 4, 5, 6)).current).toBe(5);
  });

  it('counts no answer to a question that was withdrawn', () => {
    const all = [post(1), post(2, { state: 'void' }), post(3)];

    expect(fold(all, answersTo(1, 2, 3)).current).toBe(2);
  });

  it('counts an answer while the question is open', () => {
    expect(fold([post(1), post(2, { state: 'open', closesAt: late + 1 })], answersTo(1, 2)).current).toBe(2);
  });

  it('takes an open post whose time is over for closed', () => {
    const all = [post(1), post(2, { state: 'open' }), post(3), post(4), post(5)];

    expect(fold(all, answersTo(1, 3, 4, 5)).current).toBe(3);
  });

  it('is not harmed by what closes in a pause, and grows with what is answered in one', () => {
    const pause = { from: post(2).closesAt, until: post(4).closesAt + 1 };

    expect(fold(posts(7), answersTo(1, 5, 6, 7), [pause]).current).toBe(4);
    expect(fold(posts(7), answersTo(1, 3, 5, 6, 7), [pause]).current).toBe(5);
    expect(fold(posts(7), answersTo(1, 5, 6, 7), [{ ...pause, until: post(4).closesAt }]).current).toBe(3);
  });

  it('ends a pause without an end with the next answer', () => {
    const pause = { from: post(2).closesAt - hour, until: undefined };

    expect(fold(posts(9), answersTo(1, 5), [pause])).toMatchObject({ current: 0, longest: 2 });
    expect(fold(posts(5), answersTo(1, 5), [pause]).current).toBe(2);
  });

  it('gives no withdrawn question a place among the three', () => {
    const all = posts(6).map((one) => (one.sequence === 4 ? post(4, { state: 'void' }) : one));
    const inTime = answer(3, { kind: 'read', at: post(6).plannedAt + hour });

    expect(fold(all, [...answersTo(1, 2, 5, 6), inTime]).current).toBe(4);
  });

  it('is the same for any order and any repetition of the facts', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), ({ all, own, pauses, now }, numbers) => {
        const shuffled = shuffle([...own, ...own.slice(0, 5), ...own.slice(-5)], numbers);

        expect(foldStreak(shuffle(all, numbers), { answers: shuffled, pauses, now })).toEqual(
          foldStreak(all, { answers: own, pauses, now }),
        );
      }),
    );
  });

  it('agrees with a model that plays the days one by one', () => {
    fc.assert(
      fc.property(history, ({ all, own, pauses, now }) => {
        const { current, longest } = foldStreak(all, { answers: own, pauses, now });

        expect({ current, longest }).toEqual(play(all, own, pauses, now));
      }),
      { numRuns: 500 },
    );
  });
});

const history = fc
  .record({
    states: fc.array(fc.constantFrom('closed', 'closed', 'closed', 'closed', 'void', 'skipped'), {
      maxLength: 14,
    }),
    facts: fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 14 }),
        afterHours: fc.integer({ min: 0, max: 140 }),
        isRead: fc.boolean(),
      }),
      { maxLength: 30 },
    ),
    pauses: fc.array(
      fc.record({ from: fc.integer({ min: 0, max: 14 }), days: fc.option(fc.integer({ min: 0, max: 6 })) }),
      { maxLength: 2 },
    ),
    nowDays: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ states, facts, pauses, nowDays }) => {
    const all = states.map((state, i) => post(i + 1, { state }));
    const own = facts.flatMap(({ n, afterHours, isRead }) => {
      const target = all[n - 1];
      if (!target) return [];
      const at = target.plannedAt + afterHours * hour;
      return [answer(n, { at, kind: isRead ? 'read' : 'answer', isOnTime: at < target.closesAt })];
    });
    const covers = pauses.map(({ from, days }) => ({
      from: monday + from * day - hour,
      until: days === null ? undefined : monday + (from + days) * day,
    }));
    return { all, own, pauses: covers, now: monday + nowDays * day };
  });

/** Told as a story: for each question, what a person with a calendar would say. */
function play(all: readonly PostState[], own: readonly Answer[], pauses: readonly Pause[], now: number) {
  let current = 0;
  let longest = 0;
  for (const one of all) {
    if (one.state !== 'closed') {
      if (one.state !== 'void' && hasAnsweredOnTime(one)) current += 1;
      longest = Math.max(longest, current);
      continue;
    }
    if (hasAnsweredOnTime(one)) current += 1;
    else if (!wasPaused(one) && isLost(one)) current = 0;
    longest = Math.max(longest, current);
  }
  return { current, longest };

  function hasAnsweredOnTime(one: PostState): boolean {
    return own.some(
      (fact) => fact.sequence === one.sequence && fact.kind === 'answer' && fact.at < one.closesAt,
    );
  }
  function wasPaused(one: PostState): boolean {
    return pauses.some((pause) => {
      if (one.closesAt < pause.from) return false;
      if (pause.until !== undefined) return one.closesAt < pause.until;
      return !own.some((fact) => fact.kind === 'answer' && fact.at >= pause.from && fact.at <= one.closesAt);
    });
  }
  function isLost(one: PostState): boolean {
    const more = all.filter((later) => later.sequence > one.sequence && later.state === 'closed');
    const third = more[2];
    const wasMended = own.some(
      (fact) => fact.sequence === one.sequence && (!third || fact.at < third.plannedAt),
    );
    return third !== undefined && third.plannedAt <= now && !wasMended;
  }
}

function shuffle<T>(items: readonly T[], numbers: Iterator<number>): readonly T[] {
  return items
    .map((item) => ({ item, rank: Number(numbers.next().value) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
