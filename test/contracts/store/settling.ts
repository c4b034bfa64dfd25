import { beforeEach, describe, expect, it } from 'vitest';
import { toSlot } from '../../../src/ids.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  admin,
  channel,
  claimOne,
  conversationId,
  factsOf,
  longLease,
  messageOf,
  postOf,
  postSlot,
  scheduleOf,
  slotOf,
} from '../../builders/store-facts.ts';
import { type Opened, saveDue, tomorrow } from './opened.ts';

/** How a claim ends. */
export function describeSettling(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
  });

  describe('settling', () => {
    it('confirms a post, moves on to the next slot, and answers a repeated confirmation the same', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);
      await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000 }));
      const posted = { kind: 'posted', message: messageOf('1'), at: 2000 } as const;

      expect(await store.settle(claim, posted, tomorrow)).toBe(true);
      expect(await store.settle(claim, posted, tomorrow)).toBe(true);
      expect(await store.nextDue(channel)).toEqual(tomorrow);
      expect(await store.posts(channel, 1)).toMatchObject([{ state: 'open', message: messageOf('1') }]);
      expect(await store.claimDue(5, longLease)).toEqual([]);
    });

    it('refuses to confirm what was never planned', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);

      expect(await store.settle(claim, { kind: 'posted', message: messageOf('1'), at: 1 }, tomorrow)).toBe(
        false,
      );
    });

    it('makes a posted question due for closing at its printed time, once, and a close leaves the next slot alone', async () => {
      await postSlot(store, slotOf(0), { post: { closesAt: 3000 }, next: tomorrow });

      const close = await claimOne(store);
      expect(close).toMatchObject({ job: 'close', slot: slotOf(0), dueAt: 3000, post: { sequence: 1 } });
      expect(await store.settle(close, { kind: 'closed' }, undefined)).toBe(true);
      expect(await store.settle(close, { kind: 'closed' }, undefined)).toBe(true);

      expect(await store.posts(channel, 1)).toMatchObject([{ state: 'closed' }]);
      expect(await store.nextDue(channel)).toEqual(tomorrow);
      expect(await store.claimDue(5, longLease)).toEqual([]);
    });

    it('hands out every question before any close, each by its time', async () => {
      const [early, late] = [conversationId('early'), conversationId('late')];
      await postSlot(store, slotOf(0), { conversation: early, post: { closesAt: 1500 } });
      await postSlot(store, slotOf(0), { post: { closesAt: 3000 }, next: { slot: slotOf(1), at: 3000 } });
      await saveDue(store, 'late', 4000);

      const [first] = await store.claimDue(1, longLease);
      const others = await store.claimDue(5, longLease);

      expect([first, ...others].map((claim) => [claim?.job, claim?.schedule.place.conversation])).toEqual([
        ['post', channel],
        ['post', late],
        ['close', early],
        ['close', channel],
      ]);
    });

    it('leaves a skipped plan out of the posts, keeps its number and moves on', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);
      await store.plan(claim, postOf(claim));
      expect(
        await store.settle(
          claim,
          { kind: 'skipped', why: 'too late' },
          { slot: toSlot('2026-03-04'), at: 1000 },
        ),
      ).toBe(true);
      const next = await claimOne(store);
      const second = await store.plan(next, postOf(next));

      expect(second?.sequence).toBe(2);
      expect((await store.posts(channel, 5)).map((post) => post.slot)).toEqual(['2026-03-04']);
      expect((await factsOf(store)).filter((fact) => fact.kind === 'post')).toHaveLength(2);
    });

    it('never fills a date twice: a claim of a filled one carries its post, and only moves on', async () => {
      const post = await postSlot(store, toSlot('2026-03-02'), { next: tomorrow });
      const later = { slot: toSlot('2026-03-02'), at: 3_999_999_999_999 };
      await store.saveSchedule(scheduleOf({ time: '15:00' }), later, admin);

      const claim = await claimOne(store);
      expect(claim.post).toEqual(post);
      expect(await store.plan(claim, postOf(claim, { fromIncident: true }))).toEqual(post);
      expect(await store.settle(claim, { kind: 'skipped', why: 'filled before' }, tomorrow)).toBe(true);

      expect(await store.posts(channel, 5)).toEqual([post]);
      expect(await store.nextDue(channel)).toEqual(tomorrow);
    });

    it('confirms a planned slot whose schedule was replaced meanwhile, and follows the new one', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);
      await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000 }));
      const next = { slot: toSlot('2026-03-09'), at: 4_000_000_000_000 };
      await store.saveSchedule(scheduleOf({ days: [1] }), next, admin);

      expect(await store.nextDue(channel)).toEqual(next);
      expect(await store.settle(claim, { kind: 'posted', message: messageOf('1'), at: 1 }, tomorrow)).toBe(
        true,
      );
      expect(await store.nextDue(channel)).toEqual(next);
      expect(await store.posts(channel, 5)).toMatchObject([{ state: 'open' }]);
    });

    it('asks again where to go when the new schedule names the date that was under way', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);
      await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000 }));
      const changed = scheduleOf({ time: '15:00' });
      await store.saveSchedule(changed, { slot: toSlot('2026-03-02'), at: 4_000_000_000_000 }, admin);
      await store.settle(claim, { kind: 'posted', message: messageOf('1'), at: 1 }, tomorrow);

      const moving = await claimOne(store);
      expect(moving).toMatchObject({ schedule: changed, post: { state: 'open' } });
      await store.settle(moving, { kind: 'skipped', why: 'filled before' }, tomorrow);

      expect(await store.nextDue(channel)).toEqual(tomorrow);
      expect(await store.posts(channel, 5)).toMatchObject([{ state: 'open', message: messageOf('1') }]);
    });

    it('stops after a slot under way when the schedule was suspended meanwhile', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);
      await store.plan(claim, postOf(claim));
      await store.saveSchedule(scheduleOf({ suspended: { why: 'gone', since: 1 } }), undefined, admin);

      expect(await store.settle(claim, { kind: 'skipped', why: 'gone' }, tomorrow)).toBe(true);
      expect(await store.nextDue(channel)).toBeUndefined();
      expect(await store.claimDue(5, longLease)).toEqual([]);
    });

    it('keeps a void question void when it closes', async () => {
      const post = await postSlot(store, slotOf(0), { post: { closesAt: 3000 } });
      await store.voidPost(post.id, channel);
      await store.voidPost(post.id, channel);

      const close = await claimOne(store);
      await store.settle(close, { kind: 'closed' }, undefined);

      expect(await store.post(post.id, channel)).toMatchObject({
        state: 'void',
        message: messageOf(slotOf(0)),
      });
    });
  });
}
