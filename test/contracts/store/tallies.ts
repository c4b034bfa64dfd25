import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toQuestionId, toSectionId } from '../../../src/ids.ts';
import { qualitiesOf } from '../../../src/quiz/quality.ts';
import { keptQuality } from '../../../src/quiz/quality-kept.ts';
import type { Fact } from '../../../src/store/facts.ts';
import type { PostState } from '../../../src/store/posts.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  answerOf,
  attemptOf,
  conversationId,
  eventId,
  memberId,
  postSlot,
  slotOf,
} from '../../builders/store-facts.ts';
import { ann, ben, type Opened } from './opened.ts';

const members = Array.from({ length: 12 }, (_, index) => memberId(`P${index}`));
const asked = { guide: 'kubernetes', difficulty: 2, stem: 'What first?', choices: [], best: 1 };
const questions = (
  [
    ['kubernetes', 'q1'],
    ['kubernetes', 'q2'],
    ['slo', 'q3'],
  ] as const
).map(([guide, name]) => ({ ...asked, id: toQuestionId(guide, name), section: toSectionId(guide, name) }));

/** What is kept of the questions with each write, next to what all facts say. */
export function describeTallies(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
  });

  describe('tallies', () => {
    it('are what the facts say, as they come and counted again from them', async () => {
      const posts = await postEverything(store);
      const tries = fc.record({
        post: fc.constantFrom(...posts),
        member: fc.constantFrom(...members),
        choice: fc.nat(3),
        isOnTime: fc.boolean(),
        kind: fc.constantFrom('answer', 'read', 'attempt'),
      });
      let at = 1_790_000_000_000;

      await fc.assert(
        fc.asyncProperty(fc.array(tries, { minLength: 8, maxLength: 25 }), async (all) => {
          for (const { post, member, kind, ...change } of all) {
            at += 1;
            if (kind !== 'attempt') await store.answer(answerOf(post, member, { kind, at, ...change }));
            else
              await store.attempt({ ...attemptOf(member, eventId(at), at), ...aboutOf(post, change.choice) });
          }

          const [said] = await qualitiesOf(() => byTime(store), [{}]);
          expect(keptQuality(await store.tallies())).toEqual(said);
        }),
        { numRuns: 12 },
      );
      const [kept, other] = [keptQuality(await store.tallies()), await opened.stores().open()];
      await other.restore(store.facts());
      await other.restore(store.facts());
      const again = keptQuality(await other.tallies()).questions;
      await other.close();

      expect(kept.people).toBeGreaterThan(4);
      expect(kept.cameBack.of).toBeGreaterThan(0);
      expect(again).toEqual(kept.questions);
    });

    it('leave out a withdrawn post, and count a repeated answer once', async () => {
      const [first, second] = [await postOne(store, 0), await postOne(store, 1)];
      for (const post of [first, second, first])
        for (const member of [ann, ben]) await store.answer(answerOf(post, member));

      await store.voidPost(first.id, first.place.conversation);
      await store.voidPost(first.id, first.place.conversation);
      await store.answer(answerOf(first, memberId('LATE')));
      const { posts, questions: told } = keptQuality(await store.tallies());

      expect(posts).toBe(1);
      expect(told).toMatchObject([{ question: 'slo/q3', answered: 2, right: 2 }]);
    });

    it('keep what a forgotten member answered as numbers, without the member', async () => {
      const post = await postOne(store, 0);
      for (const member of members.slice(0, 6)) await store.answer(answerOf(post, member, { choice: 0 }));
      await store.forget(members[0] ?? ann);
      await store.forget(members[0] ?? ann);

      const { people, questions: told } = keptQuality(await store.tallies());
      expect(people).toBe(5);
      expect(told).toMatchObject([{ question: 'slo/q3', answered: 5, right: 0 }]);
    });
  });
}

/** Facts come by conversation; who tried the same question in two of them did so in the order of time. */
async function* byTime(store: Store): AsyncIterable<Fact> {
  const answers: Extract<Fact, { kind: 'answer' }>[] = [];
  for await (const fact of store.facts()) {
    if (fact.kind === 'answer') answers.push(fact);
    else yield fact;
  }
  yield* answers.sort((a, b) => a.answer.at - b.answer.at);
}

/** Six posts in two conversations, each question twice. */
async function postEverything(store: Store): Promise<readonly PostState[]> {
  const posts: PostState[] = [];
  for (const name of ['1', '2'])
    for (const [day, question] of questions.entries())
      posts.push(
        await postSlot(store, slotOf(day), { conversation: conversationId(name), post: { question } }),
      );
  return posts;
}

async function postOne(store: Store, day: number): Promise<PostState> {
  const question = questions[2];
  return postSlot(store, slotOf(day), question && { post: { question } });
}

function aboutOf({ question }: PostState, choice: number) {
  return { question: question.id, section: question.section, isRight: choice === question.best };
}
