import { beforeEach, describe, expect, it } from 'vitest';
import { toSlot } from '../../../src/ids.ts';
import type { Claim } from '../../../src/store/jobs.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  admin,
  channel,
  claimOne,
  conversationId,
  eventId,
  longLease,
  postOf,
  scheduleOf,
} from '../../builders/store-facts.ts';
import { until } from '../../fakes/redis.ts';
import { ann, type Opened, saveDue, tomorrow } from './opened.ts';

/** Events, schedules, and who holds what is due. */
export function describeSchedules(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
  });

  describe('events', () => {
    it('claims an event for one of many askers', async () => {
      const asked = await Promise.all(Array.from({ length: 20 }, () => store.claimEvent(eventId(1))));

      expect(asked.filter(Boolean)).toHaveLength(1);
      expect(await store.claimEvent(eventId(1))).toBe(false);
      expect(await store.claimEvent(eventId(2))).toBe(true);
    });
  });

  describe('schedules', () => {
    it('remembers the schedule, its next slot and who changed it', async () => {
      const first = scheduleOf();
      const second = scheduleOf({ time: '11:00', difficulty: 2, suspended: { why: 'gone', since: 5 } });

      await store.saveSchedule(first, { slot: toSlot('2026-03-02'), at: 4_000_000_000_000 }, admin);
      await store.saveSchedule(second, tomorrow, ann);

      expect(await store.schedule(channel)).toEqual(second);
      expect(await store.nextDue(channel)).toEqual(tomorrow);
      const changes = await store.changes(channel, 10);
      expect(changes.map(({ by, schedule }) => ({ by, schedule }))).toEqual([
        { by: ann, schedule: second },
        { by: admin, schedule: first },
      ]);
      expect(await store.changes(channel, 1)).toHaveLength(1);
      expect(Math.abs((changes[0]?.at ?? 0) - (await store.now()))).toBeLessThan(60_000);
    });

    it('keeps where days without a question are read from, and remembers no change that nobody made', async () => {
      const typed = scheduleOf({
        holidaysFrom: 'https://calendar.example/a.ics\nDE',
        holidays: ['2026-12-25'],
      });
      const read = { ...typed, holidays: ['2026-12-25', '2027-01-01'] };

      await store.saveSchedule(typed, { slot: toSlot('2026-03-02'), at: 4_000_000_000_000 }, admin);
      await store.saveSchedule(read, tomorrow, undefined);

      expect(await store.schedule(channel)).toEqual(read);
      expect(await store.nextDue(channel)).toEqual(tomorrow);
      expect((await store.changes(channel, 10)).map(({ by, schedule }) => ({ by, schedule }))).toEqual([
        { by: admin, schedule: typed },
      ]);
    });

    it('records a repeated save once', async () => {
      await store.saveSchedule(scheduleOf(), tomorrow, admin);
      await store.saveSchedule(scheduleOf(), tomorrow, admin);

      expect(await store.changes(channel, 10)).toHaveLength(1);
      expect(await store.nextDue(channel)).toEqual(tomorrow);
    });

    it('has nothing due for a conversation it does not know, or one without a next slot', async () => {
      await store.saveSchedule(scheduleOf(), undefined, admin);

      expect(await store.nextDue(channel)).toBeUndefined();
      expect(await store.schedule(conversationId('unknown'))).toBeUndefined();
      expect(await store.nextDue(conversationId('unknown'))).toBeUndefined();
      expect(await store.changes(conversationId('unknown'), 5)).toEqual([]);
      expect(await store.posts(conversationId('unknown'), 5)).toEqual([]);
      expect(await store.history(conversationId('unknown'))).toEqual([]);
      expect(await store.claimDue(10, longLease)).toEqual([]);
    });
  });

  describe('claims', () => {
    it('hands out what is due, oldest first, and what is not due not at all', async () => {
      for (const [place, at] of [
        ['b', 3000],
        ['a', 2000],
        ['c', 1000],
      ] as const)
        await saveDue(store, place, at);
      await saveDue(store, 'd', 4_000_000_000_000);

      const two = await store.claimDue(2, longLease);
      const rest = await store.claimDue(10, longLease);

      expect(two.map((claim) => claim.dueAt)).toEqual([1000, 2000]);
      expect(rest.map((claim) => claim.dueAt)).toEqual([3000]);
      expect(await store.claimDue(10, longLease)).toEqual([]);
    });

    it('hands out something to each of those who ask at once, and nothing twice', async () => {
      for (const place of ['a', 'b', 'c', 'd', 'e', 'f']) await saveDue(store, place, 1000);

      const each = await Promise.all([1, 2, 3].map(() => store.claimDue(2, longLease)));

      expect(each.map((claims) => claims.length > 0)).toEqual([true, true, true]);
      const places = each.flat().map((claim) => claim.schedule.place.conversation);
      expect(new Set(places).size).toBe(places.length);
    });

    it('hands out one slot alone, however many are due before it, and once', async () => {
      for (const [place, at] of [
        ['a', 1000],
        ['b', 2000],
        ['c', 3000],
      ] as const)
        await saveDue(store, place, at);
      await saveDue(store, 'd', 4_000_000_000_000);
      const claim = (place: string, slot = toSlot('2026-03-02')) =>
        store.claimSlot(conversationId(place), slot, longLease);

      const claims = await Promise.all([claim('c'), claim('c'), claim('c')]);
      const held = claims.find((one) => one !== undefined);

      expect(claims.filter((one) => one !== undefined)).toMatchObject([
        { job: 'post', slot: toSlot('2026-03-02'), dueAt: 3000, post: undefined },
      ]);
      expect(held?.schedule.place.conversation).toBe(conversationId('c'));
      expect(await claim('d')).toBeUndefined();
      expect(await claim('a', toSlot('2026-03-03'))).toBeUndefined();
      expect(await claim('unknown')).toBeUndefined();
      expect((await store.claimDue(10, longLease)).map((one) => one.dueAt)).toEqual([1000, 2000]);
      expect(held && (await store.plan(held, postOf(held)))).toMatchObject({ sequence: 1 });
    });

    it('hands out a slot asked for once the lease of its earlier holder is over, with what was planned', async () => {
      await saveDue(store, '1', 1000);
      const lost = await claimOne(store, 200);
      const planned = await store.plan(lost, postOf(lost));
      let held: Claim | undefined;
      await until(async () => {
        held = await store.claimSlot(channel, toSlot('2026-03-02'), longLease);
        return held !== undefined;
      });

      expect(held?.fence).toBeGreaterThan(lost.fence);
      expect(held?.post).toEqual(planned);
      expect(await store.settle(lost, { kind: 'skipped', why: 'late' }, tomorrow)).toBe(false);
      expect(await store.claimDue(10, longLease)).toEqual([]);
    });

    it('gives one due slot to one of many claimants', async () => {
      await saveDue(store, 'a', 1000);

      const claims = await Promise.all(Array.from({ length: 10 }, () => store.claimDue(5, longLease)));

      expect(claims.flat()).toHaveLength(1);
    });

    it('hands a slot out again after its lease, under a higher fence, and refuses the earlier holder', async () => {
      await saveDue(store, '1', 1000);
      const lost = await claimOne(store, 1);
      const held = await claimOne(store);

      expect(held.fence).toBeGreaterThan(lost.fence);
      expect(held.dueAt).toBe(1000);
      expect(await store.plan(lost, postOf(lost))).toBeUndefined();
      expect(await store.settle(lost, { kind: 'skipped', why: 'late' }, tomorrow)).toBe(false);
      expect(await store.plan(held, postOf(held))).toMatchObject({ sequence: 1, state: 'planned' });
      expect(await store.settle(lost, { kind: 'retry', at: 1, why: 'late' }, tomorrow)).toBe(false);
    });

    it('refuses a plan after the lease has run out, though nobody else has claimed', async () => {
      await saveDue(store, '1', 1000);
      const lost = await claimOne(store, 1);
      const over = (await store.now()) + 5;
      await until(async () => (await store.now()) > over);

      expect(await store.plan(lost, postOf(lost))).toBeUndefined();
      expect(await store.posts(channel, 5)).toEqual([]);
    });

    it('hands a delayed slot out again with the time it was due, once the delay is over', async () => {
      await saveDue(store, '1', 1000);
      const claim = await claimOne(store);
      const later = (await store.now()) + 60_000;

      expect(await store.settle(claim, { kind: 'retry', at: later, why: 'incident' }, tomorrow)).toBe(true);
      expect(await store.claimDue(5, longLease)).toEqual([]);
      expect(await store.plan(claim, postOf(claim))).toBeUndefined();
      expect(await store.nextDue(channel)).toEqual({ slot: toSlot('2026-03-02'), at: 1000 });

      await saveDue(store, '2', 1000);
      const other = await claimOne(store);
      await store.settle(other, { kind: 'retry', at: 1, why: 'again' }, tomorrow);
      expect(await claimOne(store)).toMatchObject({ dueAt: 1000, slot: toSlot('2026-03-02') });
    });

    it('hands a slot out anew when the schedule is replaced under its claim, and refuses the old holder', async () => {
      await saveDue(store, '1', 1000);
      const old = await claimOne(store);
      const changed = scheduleOf({ packs: ['building'] });
      await store.saveSchedule(changed, { slot: toSlot('2026-03-02'), at: 1500 }, admin);

      expect(await store.plan(old, postOf(old))).toBeUndefined();
      expect(await store.settle(old, { kind: 'skipped', why: 'late' }, undefined)).toBe(false);
      expect(await claimOne(store)).toMatchObject({ schedule: changed, dueAt: 1500 });
    });
  });
}
