import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConversationId, type QuestionId, toSectionId } from '../../src/ids.ts';
import type { Library, Question } from '../../src/library/model.ts';
import { toAsked } from '../../src/quiz/asked.ts';
import { type ChooseOptions, type Chosen, chooseQuestion } from '../../src/quiz/choose.ts';
import type { PostState } from '../../src/store/posts.ts';
import {
  day,
  guide,
  libraryOf,
  monday,
  post,
  question,
  schedule,
  someQuestions,
  team,
} from '../builders/drill.ts';

const choose = (change: Partial<ChooseOptions> & { readonly library: Library }): Chosen | undefined =>
  chooseQuestion({ schedule: schedule(), posts: [], shaky: [], used: new Map(), now: monday, ...change });

/** Posts so many questions, each chosen from what the library holds at that moment. */
function run(libraries: readonly Library[], change: Partial<ChooseOptions> = {}): readonly PostState[] {
  const posts: PostState[] = [];
  libraries.forEach((library, i) => {
    const now = monday + i * day;
    const chosen = choose({ ...change, library, posts, now });
    if (!chosen) return;
    const { fromIncident } = chosen;
    posts.push(post(posts.length + 1, { question: toAsked(chosen.question), fromIncident, plannedAt: now }));
  });
  return posts;
}
const ids = (posts: readonly PostState[]): readonly QuestionId[] => posts.map((one) => one.question.id);
const times = <T>(count: number, item: T): readonly T[] => Array.from({ length: count }, () => item);

describe('the bag', () => {
  it('repeats nothing until it is empty, and then again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), (count, rounds) => {
        const asked = ids(run(times(count * rounds, libraryOf(someQuestions(count)))));

        for (let round = 0; round < rounds; round++)
          expect(new Set(asked.slice(round * count, (round + 1) * count)).size).toBe(count);
      }),
    );
  });

  it('asks what was never asked first, and nothing of the later half, however the library changes', () => {
    const library = fc
      .uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 1 })
      .map((numbers) => libraryOf(numbers.map((n) => question(`kubernetes/q${n}`))));
    fc.assert(
      fc.property(fc.array(library, { minLength: 1, maxLength: 40 }), (libraries) => {
        const asked = ids(run(libraries));

        asked.forEach((id, i) => {
          const allowed = libraries[i]?.questions.map((one) => one.id) ?? [];
          const before = asked.slice(0, i).filter((earlier) => allowed.includes(earlier));
          if (before.includes(id)) expect(new Set(before).size).toBe(allowed.length);
          const rested = [...new Set(before.toReversed())].slice(0, Math.floor(allowed.length / 2));
          const left = allowed.filter((other) => !rested.includes(other) && !before.includes(other));
          if (left.length > 0) expect(rested).not.toContain(id);
        });
      }),
    );
  });

  it('never asks the same question twice running where there is another', () => {
    const asked = ids(run(times(60, libraryOf(someQuestions(4)))));

    expect(asked.filter((id, i) => id === asked[i - 1])).toEqual([]);
  });

  it('keeps the order of the others where a question is removed', () => {
    const all = someQuestions(12);
    const asked = ids(run(times(12, libraryOf(all))));
    const removed = asked[9];
    const fewer = libraryOf(all.filter((one) => one.id !== removed));

    expect(ids(run(times(11, fewer)))).toEqual(asked.filter((id) => id !== removed));
  });

  it('is another order in another conversation, and the same one when asked again', () => {
    const libraries = times(12, libraryOf(someQuestions(12)));
    const place = { team, conversation: 'test:T1/C2' as ConversationId };

    expect(ids(run(libraries))).toEqual(ids(run(libraries)));
    expect(ids(run(libraries))).not.toEqual(ids(run(libraries, { schedule: schedule({ place }) })));
  });

  it('tells how many are left before one repeats, this one included', () => {
    const library = libraryOf(someQuestions(6));

    expect(choose({ library })?.left).toBe(6);
    expect(choose({ library, posts: run(times(5, library)) })?.left).toBe(1);
    expect(choose({ library, posts: run(times(6, library)) })?.left).toBe(6);
  });

  it('is the same bag with a question that comes out of an incident in it', () => {
    const library = libraryOf(someQuestions(6));
    const posts = run(times(12, library), {
      used: new Map([[toSectionId('kubernetes', 'q3'), monday - 10 * day]]),
    });

    expect(posts.filter((one) => one.fromIncident).map((one) => one.question.id)).toEqual(['kubernetes/q3']);
    expect(choose({ library, posts })?.left).toBeGreaterThan(0);
  });
});

describe('what is asked', () => {
  it('is of the packs and the difficulty of the schedule, or a team’s own', () => {
    const library = libraryOf(
      [question('run/a'), question('build/a'), question('own/a'), question('own/hard', { difficulty: 3 })],
      [guide('build', { pack: 'building' }), guide('own', { pack: 'own' })],
    );
    const asked = (change: object): ReadonlySet<string> =>
      new Set(ids(run(times(8, library), { schedule: schedule(change) })));

    expect(asked({ packs: ['running'] })).toEqual(new Set(['run/a', 'own/a', 'own/hard']));
    expect(asked({ packs: ['building'], difficulty: 2 })).toEqual(new Set(['build/a', 'own/a']));
  });

  it('is easy for the first five posts while easy ones are left', () => {
    const easy = someQuestions(7, 'incident').map((one): Question => ({ ...one, difficulty: 1 }));
    const library = libraryOf([...easy, ...someQuestions(30)]);
    const posts = run(times(12, library));

    expect(posts.slice(0, 5).map((one) => one.question.difficulty)).toEqual([1, 1, 1, 1, 1]);
    expect(posts.slice(5).some((one) => one.question.difficulty === 2)).toBe(true);
    expect(run(times(5, libraryOf(someQuestions(5))))).toHaveLength(5);
  });

  it('comes a little sooner where a topic is weak', () => {
    const library = libraryOf([...someQuestions(10, 'weak'), ...someQuestions(10, 'known')]);
    const early = (shaky: readonly string[]): number =>
      Array.from({ length: 60 }, (_, i) => {
        const place = { team, conversation: `test:T1/C${i}` as ConversationId };
        const asked = ids(run(times(10, library), { schedule: schedule({ place }), shaky }));
        return asked.filter((id) => id.startsWith('weak/')).length;
      }).reduce((a, b) => a + b) / 60;

    expect(early(['weak'])).toBeGreaterThan(early([]) + 0.5);
    expect(early(['weak'])).toBeLessThan(8);
  });

  it('is nothing where nothing is allowed', () => {
    expect(choose({ library: libraryOf([]) })).toBeUndefined();
    expect(
      choose({ library: libraryOf(someQuestions(3)), schedule: schedule({ packs: [] }) }),
    ).toBeUndefined();
  });

  it('is never again what was withdrawn here, until it was mended', () => {
    const [first, second] = someQuestions(2);
    if (!first || !second) throw new Error('two questions are needed');
    const posts = [post(1, { question: toAsked(first), state: 'void' })];
    const asked = (library: Library): ReadonlySet<string> =>
      new Set(
        Array.from(
          { length: 4 },
          (_, i) =>
            choose({ library, posts: [...posts, ...times(i, post(2, { question: toAsked(second) }))] })
              ?.question.id ?? '',
        ),
      );

    expect(asked(libraryOf([first, second]))).toEqual(new Set([second.id]));
    expect(asked(libraryOf([{ ...first, best: 2 }, second]))).toContain(first.id);
  });
});

describe('a section that was opened in an incident', () => {
  const library = libraryOf(
    [...someQuestions(20), question('build/a')],
    [guide('build', { pack: 'building' })],
  );
  const used = new Map([[toSectionId('kubernetes', 'q7'), monday]]);
  const at = (days: number, posts: readonly PostState[] = []): Chosen | undefined =>
    choose({ library, used, posts, now: monday + days * day });

  it('comes back as a question two weeks later', () => {
    expect(at(13.9)?.fromIncident).toBe(false);
    expect(at(14)).toMatchObject({ fromIncident: true, question: { id: 'kubernetes/q7' } });
    expect(at(60)?.fromIncident).toBe(false);
  });

  it('comes back once for each use', () => {
    const recalled = post(1, {
      question: toAsked(question('kubernetes/q7')),
      fromIncident: true,
      plannedAt: monday + 15 * day,
    });

    expect(at(16, [recalled])?.fromIncident).toBe(false);
    expect(
      choose({
        library,
        used: new Map([[toSectionId('kubernetes', 'q7'), monday + 5 * day]]),
        posts: [recalled],
        now: monday + 20 * day,
      })?.fromIncident,
    ).toBe(true);
  });

  it('comes back though its question was asked before, and whatever the topics of the schedule', () => {
    const asked = post(1, { question: toAsked(question('kubernetes/q7')), plannedAt: monday - day });

    expect(at(14, [asked])).toMatchObject({ fromIncident: true, question: { id: 'kubernetes/q7' } });
    expect(
      choose({ library, used: new Map([[toSectionId('build', 'a'), monday]]), now: monday + 14 * day })
        ?.question.id,
    ).toBe('build/a');
  });

  it('changes nothing where no question is about it', () => {
    expect(
      choose({
        library,
        used: new Map([[toSectionId('kubernetes', 'other'), monday]]),
        now: monday + 14 * day,
      })?.fromIncident,
    ).toBe(false);
  });
});
