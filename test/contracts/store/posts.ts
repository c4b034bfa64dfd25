import { beforeEach, describe, expect, it } from 'vitest';
import { toQuestionId, toSectionId } from '../../../src/ids.ts';
import type { PastPost, PostState } from '../../../src/store/posts.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  admin,
  channel,
  claimOne,
  conversationId,
  postOf,
  postSlot,
  scheduleOf,
  slotOf,
  streamOf,
} from '../../builders/store-facts.ts';
import { type Opened, saveDue } from './opened.ts';

/** What is planned and what becomes of it. */
export function describePosts(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
  });

  describe('plans', () => {
    it('keeps the first plan of a slot and shows it to the next holder', async () => {
      await saveDue(store, '1', 1000);
      const first = await claimOne(store);
      const planned = await store.plan(first, postOf(first));
      const again = await store.plan(first, postOf(first, { fromIncident: true }));
      expect(again).toEqual(planned);

      await saveDue(store, '2', 1000);
      const short = await claimOne(store, 800);
      const standing = await store.plan(short, postOf(short));
      const second = await claimOne(store);

      expect(second.post).toEqual(standing);
      expect(await store.plan(second, postOf(second, { fromIncident: true }))).toEqual(standing);
    });

    it('numbers the posts of each conversation from one without gaps', async () => {
      for (const day of [0, 1, 2]) await postSlot(store, slotOf(day));
      await postSlot(store, slotOf(0), { conversation: conversationId('other') });

      const posts = await store.posts(channel, 10);

      expect(posts.map((post) => post.sequence)).toEqual([1, 2, 3]);
      expect((await store.posts(channel, 2)).map((post) => post.slot)).toEqual([slotOf(1), slotOf(2)]);
      expect((await store.posts(conversationId('other'), 10)).map((post) => post.sequence)).toEqual([1]);
      expect(await store.posts(channel, 0)).toEqual([]);
    });

    it('tells the history that its posts tell, whatever happens to them after it was read', async () => {
      const isTheSame = async (): Promise<void> => {
        const posts = await store.posts(channel, 99);
        expect(await store.history(channel)).toEqual(posts.map(pastOf));
      };
      await isTheSame();
      const first = await postSlot(store, slotOf(0), { post: { closesAt: 3000 } });
      await isTheSame();
      await store.settle(await claimOne(store), { kind: 'closed' }, undefined);
      await isTheSame();
      const second = await postSlot(store, slotOf(1), { conversation: conversationId('other') });
      await store.voidPost(second.id, second.place.conversation);
      await store.voidPost((await postSlot(store, slotOf(2))).id, channel);
      await isTheSame();
      await store.saveSchedule(scheduleOf(), { slot: slotOf(3), at: 1000 }, admin);
      const claim = await claimOne(store);
      await store.plan(claim, postOf(claim));
      await isTheSame();
      await store.settle(claim, { kind: 'skipped', why: 'late' }, undefined);
      await isTheSame();
      const other = {
        ...first.question,
        id: toQuestionId('kubernetes', 'other'),
        section: toSectionId('kubernetes', 'other'),
      };
      await store.restore(streamOf([{ kind: 'post', post: { ...first, question: other, state: 'closed' } }]));
      await isTheSame();

      expect(await store.history(channel)).toMatchObject([
        { sequence: 1, state: 'closed', question: { id: other.id, section: other.section } },
        { sequence: 2, state: 'void' },
      ]);
      expect(await store.history(conversationId('other'))).toMatchObject([{ sequence: 1, state: 'void' }]);
    });

    it('finds a post by its id in its conversation alone', async () => {
      const post = await postSlot(store, slotOf(0));

      expect(await store.post(post.id, channel)).toEqual(post);
      expect(await store.post(post.id, conversationId('other'))).toBeUndefined();
    });
  });
}

function pastOf({ id, place, slot, sequence, plannedAt, closesAt, state, question }: PostState): PastPost {
  const { id: asked, section } = question;
  return { id, place, slot, sequence, plannedAt, closesAt, state, question: { id: asked, section } };
}
