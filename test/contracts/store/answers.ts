import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/store/answers.ts';
import type { Store } from '../../../src/store/store.ts';
import { answerOf, channel, conversationId, memberId, postSlot, slotOf } from '../../builders/store-facts.ts';
import { ann, ben, type Opened } from './opened.ts';

/** Answers, and what is counted of them. */
export function describeAnswers(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
  });

  describe('answers', () => {
    it('lets the first answer of each kind stand, whatever is repeated, and counts it once', async () => {
      const post = await postSlot(store, slotOf(0));
      const first = answerOf(post, ann, { choice: 2 });
      const read = answerOf(post, ann, { kind: 'read', choice: 0, isRight: false, isOnTime: false });

      expect(await store.answer(first)).toEqual(first);
      expect(await store.answer(answerOf(post, ann, { choice: 1, at: first.at + 1 }))).toEqual(first);
      expect(await store.answer(read)).toEqual(read);
      expect(await store.answer({ ...read, at: 1 })).toEqual(read);
      await Promise.all(Array.from({ length: 20 }, () => store.answer(answerOf(post, ben, { choice: 3 }))));

      expect(await store.answers(ann, channel)).toEqual([first, read]);
      expect(await store.post(post.id, channel)).toMatchObject({ counts: [0, 0, 1, 1] });
      expect(await store.answers(memberId('NOBODY'), channel)).toEqual([]);
    });

    it('keeps late answers apart from the counts and orders answers by sequence', async () => {
      const posts = [await postSlot(store, slotOf(0)), await postSlot(store, slotOf(1))] as const;
      await store.answer(answerOf(posts[1], ann));
      await store.answer(answerOf(posts[0], ann, { isOnTime: false }));

      expect((await store.answers(ann, channel)).map((answer) => answer.sequence)).toEqual([1, 2]);
      expect((await store.posts(channel, 2)).map((post) => post.counts)).toEqual([
        [0, 0, 0, 0],
        [0, 1, 0, 0],
      ]);
    });

    it('refuses an answer to a post that it does not know', async () => {
      const post = await postSlot(store, slotOf(0));

      const [good, bad, other] = await Promise.allSettled([
        store.answer(answerOf(post, ben)),
        store.answer(answerOf({ ...post, sequence: 7 }, ann)),
        store.answer(answerOf(post, memberId('OTHER'))),
      ]);

      expect([good.status, bad.status, other.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(bad).toMatchObject({ reason: { message: expect.stringContaining('not known') } });
      expect(await store.answers(ann, channel)).toEqual([]);
      expect((await store.post(post.id, channel))?.counts).toEqual([0, 2, 0, 0]);
    });

    it('has counts and boards that are the same as those rebuilt from the answers', async () => {
      const posts = [];
      for (const day of [0, 1, 2, 3]) posts.push(await postSlot(store, slotOf(day)));
      const members = Array.from({ length: 6 }, (_, index) => memberId(`P${index}`));
      const press = fc.record({
        post: fc.constantFrom(...posts),
        member: fc.constantFrom(...members),
        choice: fc.nat(3),
        isOnTime: fc.boolean(),
        kind: fc.constantFrom('answer', 'read'),
      });
      const bounds = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));

      await fc.assert(
        fc.asyncProperty(fc.array(press, { maxLength: 12 }), bounds, async (presses, [from, to]) => {
          await Promise.all(
            presses.map(({ post, member, ...change }) => store.answer(answerOf(post, member, change))),
          );
          const answers = (await Promise.all(members.map((member) => store.answers(member, channel)))).flat();

          expect((await store.posts(channel, 9)).map((post) => post.counts)).toEqual(rebuildCounts(answers));
          expect(await store.board(channel, { from, to }, members)).toEqual(rebuildBoard(answers, from, to));
        }),
        { numRuns: 25 },
      );
    });

    it('leaves void posts out of the board, and names only those it is asked about', async () => {
      const posts = [await postSlot(store, slotOf(0)), await postSlot(store, slotOf(1))] as const;
      for (const post of posts) for (const member of [ann, ben]) await store.answer(answerOf(post, member));
      await store.voidPost(posts[0].id, channel);

      expect(await store.board(channel, { from: 1, to: 2 }, [ben, memberId('NOBODY')])).toEqual({
        posts: 1,
        members: 2,
        answers: 2,
        right: 2,
        standings: [{ member: ben, right: 1, answered: 1 }],
      });
      expect(await store.board(conversationId('unknown'), { from: 1, to: 9 }, [ann])).toEqual({
        posts: 0,
        members: 0,
        answers: 0,
        right: 0,
        standings: [],
      });
    });
  });
}

function rebuildCounts(answers: readonly Answer[]): readonly number[][] {
  const counted = answers.filter((answer) => answer.kind === 'answer' && answer.isOnTime);
  return [1, 2, 3, 4].map((sequence) =>
    [0, 1, 2, 3].map(
      (choice) => counted.filter((answer) => answer.sequence === sequence && answer.choice === choice).length,
    ),
  );
}

function rebuildBoard(answers: readonly Answer[], from: number, to: number) {
  const counted = answers.filter(
    ({ kind, isOnTime, sequence }) => kind === 'answer' && isOnTime && sequence >= from && sequence <= to,
  );
  const members = [...new Set(counted.map((answer) => answer.member))];
  const standings = members.map((member) => {
    const own = counted.filter((answer) => answer.member === member);
    return { member, right: own.filter((answer) => answer.isRight).length, answered: own.length };
  });
  return {
    posts: Math.max(0, to - from + 1),
    members: members.length,
    answers: counted.length,
    right: counted.filter((answer) => answer.isRight).length,
    standings: standings.toSorted(
      (a, b) => b.right - a.right || b.answered - a.answered || (a.member < b.member ? -1 : 1),
    ),
  };
}
