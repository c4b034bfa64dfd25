import { beforeEach, describe, expect, it } from 'vitest';
import { hasWords, type PostState } from '../../../src/store/posts.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  answerOf,
  channel,
  claimOne,
  conversationId,
  factsOf,
  postSlot,
  reportOf,
  slotOf,
} from '../../builders/store-facts.ts';
import { ann, ben, type Opened } from './opened.ts';

const closedBefore = 4000;

/** Posts whose words are not kept for good. */
export function describeOldPosts(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
  });

  describe('words of old posts', () => {
    it('go, with what was reported of them, and leave answers, history, boards and counts', async () => {
      const [first, second] = [await closed(store, 0, 2000), await closed(store, 1, closedBefore)];
      for (const post of [first, second]) await store.report(reportOf(post, ben, 'It has two best choices.'));
      const before = await told(store);

      expect(await store.forgetWords(channel, { after: 0, atMost: 10, closedBefore })).toBe(1);

      expect(await told(store)).toEqual(before);
      expect((await store.posts(channel, 9)).map(hasWords)).toEqual([false, true]);
      expect(await store.post(first.id, channel)).toEqual({
        ...first,
        question: { ...first.question, stem: '', choices: [] },
      });
      expect(await reportedOn(store)).toEqual([second.id, second.id]);
      expect(await store.report(reportOf(first, ann))).toBe(1);
    });

    it('stay while a post is open or where it was withdrawn', async () => {
      const open = await postSlot(store, slotOf(0), { post: { closesAt: 1_900_000_000_000 } });
      const withdrawn = await closed(store, 1, 2000);
      await store.voidPost(withdrawn.id, channel);

      const late = { after: 0, atMost: 10, closedBefore: 2_000_000_000_000 };
      expect(await store.forgetWords(channel, late)).toBe(2);

      expect((await store.posts(channel, 9)).map(hasWords)).toEqual([true, true]);
      expect((await store.post(open.id, channel))?.state).toBe('open');
    });

    it('go a few at a time, each once, and of one conversation alone', async () => {
      for (const day of [0, 1, 2]) await closed(store, day, 2000);
      const other = await postSlot(store, slotOf(0), { conversation: conversationId('other') });
      const some = (after: number) => store.forgetWords(channel, { after, atMost: 2, closedBefore });

      expect([await some(0), await some(2), await some(3)]).toEqual([2, 3, 3]);
      expect(await store.forgetWords(conversationId('none'), { after: 0, atMost: 2, closedBefore })).toBe(0);

      expect((await store.posts(channel, 9)).map(hasWords)).toEqual([false, false, false]);
      expect(hasWords((await store.post(other.id, other.place.conversation)) ?? other)).toBe(true);
    });

    it('are not there either where the facts are restored', async () => {
      const post = await closed(store, 0, 2000);
      await store.forgetWords(channel, { after: 0, atMost: 10, closedBefore });
      const facts = await factsOf(store);

      await store.restore(store.facts());

      expect(await factsOf(store)).toEqual(facts);
      expect(hasWords((await store.post(post.id, channel)) ?? post)).toBe(false);
    });
  });
}

/** Both answered it before it closed. */
async function closed(store: Store, day: number, closesAt: number): Promise<PostState> {
  const post = await postSlot(store, slotOf(day), { post: { closesAt } });
  await store.answer(answerOf(post, ann));
  await store.answer(answerOf(post, ben, { choice: 3 }));
  await store.settle(await claimOne(store), { kind: 'closed' }, undefined);
  return { ...post, state: 'closed', counts: [0, 1, 0, 1] };
}

async function told(store: Store) {
  const { posts, questions } = await store.tallies();
  return {
    answers: await Promise.all([ann, ben].map((member) => store.answers(member, channel))),
    history: await store.history(channel),
    board: await store.board(channel, { from: 1, to: 9 }, [ann, ben]),
    counts: (await store.posts(channel, 9)).map((post) => post.counts),
    posts,
    tallies: questions.map(({ question, answered, right }) => ({ question, answered, right })),
  };
}

async function reportedOn(store: Store) {
  return (await factsOf(store)).flatMap((fact) => (fact.kind === 'report' ? [fact.report.post] : []));
}
