import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, PastPost, PostState, Store } from '../../src/store.ts';
import { until } from '../helpers/redis.ts';
import {
  admin,
  answerOf,
  attemptOf,
  channel,
  claimOne,
  conversationId,
  eventId,
  factsOf,
  longLease,
  memberId,
  messageOf,
  placeOf,
  postOf,
  postSlot,
  reportOf,
  scheduleOf,
  slotOf,
  streamOf,
  team,
} from '../helpers/store-facts.ts';

export interface StoresUnderTest {
  /** An empty one. */
  open(): Promise<Store>;
  /** Everything the store keeps, as bytes: of its files, or of its keys and values. */
  raw(): Promise<Buffer>;
  stop(): Promise<void>;
}

const ann = memberId('ANN');
const ben = memberId('BEN');
const tomorrow = { slot: '2026-03-03', at: 4_000_000_000_000 };

/** What every store does, on the real thing. */
export function describeStore(name: string, start: () => Promise<StoresUnderTest>): void {
  describe(name, () => {
    let stores: StoresUnderTest;
    let store: Store;
    beforeAll(async () => {
      stores = await start();
    });
    afterAll(async () => {
      await stores.stop();
    });
    beforeEach(async () => {
      store = await stores.open();
      return () => store.close();
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

        await store.saveSchedule(first, { slot: '2026-03-02', at: 4_000_000_000_000 }, admin);
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
          await saveDue(place, at);
        await saveDue('d', 4_000_000_000_000);

        const two = await store.claimDue(2, longLease);
        const rest = await store.claimDue(10, longLease);

        expect(two.map((claim) => claim.dueAt)).toEqual([1000, 2000]);
        expect(rest.map((claim) => claim.dueAt)).toEqual([3000]);
        expect(await store.claimDue(10, longLease)).toEqual([]);
      });

      it('gives one due slot to one of many claimants', async () => {
        await saveDue('a', 1000);

        const claims = await Promise.all(Array.from({ length: 10 }, () => store.claimDue(5, longLease)));

        expect(claims.flat()).toHaveLength(1);
      });

      it('hands a slot out again after its lease, under a higher fence, and refuses the earlier holder', async () => {
        await saveDue('1', 1000);
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
        await saveDue('1', 1000);
        const lost = await claimOne(store, 1);
        const over = (await store.now()) + 5;
        await until(async () => (await store.now()) > over);

        expect(await store.plan(lost, postOf(lost))).toBeUndefined();
        expect(await store.posts(channel, 5)).toEqual([]);
      });

      it('hands a delayed slot out again with the time it was due, once the delay is over', async () => {
        await saveDue('1', 1000);
        const claim = await claimOne(store);
        const later = (await store.now()) + 60_000;

        expect(await store.settle(claim, { kind: 'retry', at: later, why: 'incident' }, tomorrow)).toBe(true);
        expect(await store.claimDue(5, longLease)).toEqual([]);
        expect(await store.plan(claim, postOf(claim))).toBeUndefined();
        expect(await store.nextDue(channel)).toEqual({ slot: '2026-03-02', at: 1000 });

        await saveDue('2', 1000);
        const other = await claimOne(store);
        await store.settle(other, { kind: 'retry', at: 1, why: 'again' }, tomorrow);
        expect(await claimOne(store)).toMatchObject({ dueAt: 1000, slot: '2026-03-02' });
      });

      it('hands a slot out anew when the schedule is replaced under its claim, and refuses the old holder', async () => {
        await saveDue('1', 1000);
        const old = await claimOne(store);
        const changed = scheduleOf({ packs: ['building'] });
        await store.saveSchedule(changed, { slot: '2026-03-02', at: 1500 }, admin);

        expect(await store.plan(old, postOf(old))).toBeUndefined();
        expect(await store.settle(old, { kind: 'skipped', why: 'late' }, undefined)).toBe(false);
        expect(await claimOne(store)).toMatchObject({ schedule: changed, dueAt: 1500 });
      });
    });

    describe('plans', () => {
      it('keeps the first plan of a slot and shows it to the next holder', async () => {
        await saveDue('1', 1000);
        const first = await claimOne(store);
        const planned = await store.plan(first, postOf(first));
        const again = await store.plan(first, postOf(first, { fromIncident: true }));
        expect(again).toEqual(planned);

        await saveDue('2', 1000);
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
        const other = { ...first.question, id: 'kubernetes/other', section: 'kubernetes#other' };
        await store.restore(
          streamOf([{ kind: 'post', post: { ...first, question: other, state: 'closed' } }]),
        );
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

    describe('settling', () => {
      it('confirms a post, moves on to the next slot, and answers a repeated confirmation the same', async () => {
        await saveDue('1', 1000);
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
        await saveDue('1', 1000);
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

      it('hands out the close of the last question before the post of the same moment', async () => {
        const next = { slot: slotOf(1), at: 3000 };
        await postSlot(store, slotOf(0), { post: { closesAt: 3000 }, next });

        const jobs = await store.claimDue(5, longLease);

        expect(jobs.map((claim) => [claim.job, claim.slot])).toEqual([
          ['close', slotOf(0)],
          ['post', slotOf(1)],
        ]);
      });

      it('leaves a skipped plan out of the posts, keeps its number and moves on', async () => {
        await saveDue('1', 1000);
        const claim = await claimOne(store);
        await store.plan(claim, postOf(claim));
        expect(
          await store.settle(claim, { kind: 'skipped', why: 'too late' }, { slot: '2026-03-04', at: 1000 }),
        ).toBe(true);
        const next = await claimOne(store);
        const second = await store.plan(next, postOf(next));

        expect(second?.sequence).toBe(2);
        expect((await store.posts(channel, 5)).map((post) => post.slot)).toEqual(['2026-03-04']);
        expect((await factsOf(store)).filter((fact) => fact.kind === 'post')).toHaveLength(2);
      });

      it('never fills a date twice: a claim of a filled one carries its post, and only moves on', async () => {
        const post = await postSlot(store, '2026-03-02', { next: tomorrow });
        const later = { slot: '2026-03-02', at: 3_999_999_999_999 };
        await store.saveSchedule(scheduleOf({ time: '15:00' }), later, admin);

        const claim = await claimOne(store);
        expect(claim.post).toEqual(post);
        expect(await store.plan(claim, postOf(claim, { fromIncident: true }))).toEqual(post);
        expect(await store.settle(claim, { kind: 'skipped', why: 'filled before' }, tomorrow)).toBe(true);

        expect(await store.posts(channel, 5)).toEqual([post]);
        expect(await store.nextDue(channel)).toEqual(tomorrow);
      });

      it('confirms a planned slot whose schedule was replaced meanwhile, and follows the new one', async () => {
        await saveDue('1', 1000);
        const claim = await claimOne(store);
        await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000 }));
        const next = { slot: '2026-03-09', at: 4_000_000_000_000 };
        await store.saveSchedule(scheduleOf({ days: [1] }), next, admin);

        expect(await store.nextDue(channel)).toEqual(next);
        expect(await store.settle(claim, { kind: 'posted', message: messageOf('1'), at: 1 }, tomorrow)).toBe(
          true,
        );
        expect(await store.nextDue(channel)).toEqual(next);
        expect(await store.posts(channel, 5)).toMatchObject([{ state: 'open' }]);
      });

      it('asks again where to go when the new schedule names the date that was under way', async () => {
        await saveDue('1', 1000);
        const claim = await claimOne(store);
        await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000 }));
        const changed = scheduleOf({ time: '15:00' });
        await store.saveSchedule(changed, { slot: '2026-03-02', at: 4_000_000_000_000 }, admin);
        await store.settle(claim, { kind: 'posted', message: messageOf('1'), at: 1 }, tomorrow);

        const moving = await claimOne(store);
        expect(moving).toMatchObject({ schedule: changed, post: { state: 'open' } });
        await store.settle(moving, { kind: 'skipped', why: 'filled before' }, tomorrow);

        expect(await store.nextDue(channel)).toEqual(tomorrow);
        expect(await store.posts(channel, 5)).toMatchObject([{ state: 'open', message: messageOf('1') }]);
      });

      it('stops after a slot under way when the schedule was suspended meanwhile', async () => {
        await saveDue('1', 1000);
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

        await expect(store.answer(answerOf({ ...post, sequence: 7 }, ann))).rejects.toThrow('not known');
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
            const answers = (
              await Promise.all(members.map((member) => store.answers(member, channel)))
            ).flat();

            expect((await store.posts(channel, 9)).map((post) => post.counts)).toEqual(
              rebuildCounts(answers),
            );
            expect(await store.board(channel, from, to, members)).toEqual(rebuildBoard(answers, from, to));
          }),
          { numRuns: 25 },
        );
      });

      it('leaves void posts out of the board, and names only those it is asked about', async () => {
        const posts = [await postSlot(store, slotOf(0)), await postSlot(store, slotOf(1))] as const;
        for (const post of posts) for (const member of [ann, ben]) await store.answer(answerOf(post, member));
        await store.voidPost(posts[0].id, channel);

        expect(await store.board(channel, 1, 2, [ben, memberId('NOBODY')])).toEqual({
          posts: 1,
          members: 2,
          answers: 2,
          right: 2,
          standings: [{ member: ben, right: 1, answered: 1 }],
        });
        expect(await store.board(conversationId('unknown'), 1, 9, [ann])).toEqual({
          posts: 0,
          members: 0,
          answers: 0,
          right: 0,
          standings: [],
        });
      });
    });

    describe('attempts and reports', () => {
      it('keeps an attempt once, however often its event is delivered, by time', async () => {
        await store.attempt(attemptOf(ann, eventId('b'), 2000));
        await store.attempt(attemptOf(ann, eventId('a'), 1000));
        await store.attempt({ ...attemptOf(ann, eventId('a'), 3000), isRight: true });

        expect(await store.attempts(ann)).toEqual([
          attemptOf(ann, eventId('a'), 1000),
          attemptOf(ann, eventId('b'), 2000),
        ]);
        expect(await store.attempts(ben)).toEqual([]);
      });

      it('counts members who report, once each, and keeps what they wrote without them', async () => {
        const post = await postSlot(store, slotOf(0));

        expect(await store.report(reportOf(post, ann, 'B is right too'))).toBe(1);
        expect(await store.report(reportOf(post, ann, 'B is right too'))).toBe(1);
        expect(await store.report(reportOf(post, ben))).toBe(2);

        const reports = (await factsOf(store)).flatMap((fact) =>
          fact.kind === 'report' ? [fact.report] : [],
        );
        expect(reports.map(({ member, text }) => ({ member, text })).toSorted(byText)).toEqual([
          { member: ann, text: '' },
          { member: ben, text: '' },
          { member: undefined, text: 'B is right too' },
        ]);
      });
    });

    describe('notes', () => {
      it('merges field by field, removes what is null, and keeps strange field names', async () => {
        const strange = JSON.parse(
          '{"__proto__": 1, "constructor": {"prototype": true}, "toString": "x", "": 0}',
        );
        await store.note('wanted', team, strange);
        await store.note('wanted', team, { more: [1, { deep: null }] });
        await store.note('wanted', team, { toString: null });

        const note = await store.read('wanted', team);
        expect(Object.entries(note).toSorted()).toEqual(
          Object.entries({ ...strange, more: [1, { deep: null }] })
            .filter(([field]) => field !== 'toString')
            .toSorted(),
        );
        expect(Object.hasOwn(note, '__proto__')).toBe(true);
        expect(await store.read('team', team)).toEqual({});
      });

      it('loses no field when many are written at once', async () => {
        const fields = Array.from({ length: 20 }, (_, index) => `field${index}`);
        await Promise.all(fields.map((field) => store.note('thread', 'test:T1/C1/1', { [field]: true })));

        expect(Object.keys(await store.read('thread', 'test:T1/C1/1'))).toHaveLength(20);
      });
    });

    describe('facts', () => {
      it('restores all of itself, exactly and repeatedly, with the jobs that were pending', async () => {
        await fillWithEverything(store);
        const facts = await factsOf(store);
        expect(new Set(facts.map((fact) => fact.kind)).size).toBe(7);
        const other = await stores.open();
        try {
          await other.restore(streamOf(facts));
          await other.restore(streamOf(facts.toReversed()));

          expect(await factsOf(other)).toEqual(facts);
          expect(await other.board(channel, 1, 9, [ann, ben])).toEqual(
            await store.board(channel, 1, 9, [ann, ben]),
          );
          const jobs = await other.claimDue(9, longLease);
          expect(jobs.map((claim) => [claim.job, claim.slot, claim.post?.state])).toEqual([
            ['post', slotOf(3), 'planned'],
            ['close', slotOf(0), 'open'],
          ]);
        } finally {
          await other.close();
        }
      });

      it('tells all about one member, and nothing about another', async () => {
        await fillWithEverything(store);

        const facts = await factsOf(store, ann);

        expect(new Set(facts.map((fact) => fact.kind))).toEqual(
          new Set(['answer', 'attempt', 'change', 'note', 'report']),
        );
        expect(JSON.stringify(facts)).not.toContain(ben);
        expect(facts).toContainEqual({
          kind: 'note',
          of: 'conversation',
          id: channel,
          note: { watchedBy: ann },
        });
        expect(await factsOf(store, memberId('NOBODY'))).toEqual([]);
      });

      it('forgets a member down to the bytes, and keeps what closed posts counted', async () => {
        const { open, closed } = await fillWithEverything(store);
        expect(await stores.raw()).toSatisfy((raw: Buffer) => raw.includes(ann));

        await store.forget(ann);
        await store.forget(ann);

        const raw = (await stores.raw()).toString('latin1');
        expect(raw.split(ann).length - raw.split(`${ann}X`).length).toBe(0);
        expect(raw).toContain(ben);
        expect(await factsOf(store, ann)).toEqual([]);
        expect(await store.answers(ann, channel)).toEqual([]);
        expect(await store.read('conversation', channel)).toEqual({ watch: 'live' });
        expect(await store.post(closed.id, channel)).toMatchObject({ counts: [0, 2, 0, 0] });
        expect(await store.post(open.id, channel)).toMatchObject({ counts: [0, 1, 0, 0] });
        await store.answer(answerOf(open, ann));
        expect(await store.post(open.id, channel)).toMatchObject({ counts: [0, 2, 0, 0] });
      });
    });

    async function saveDue(name: string, at: number): Promise<void> {
      const schedule = scheduleOf({ place: placeOf(conversationId(name)) });
      await store.saveSchedule(schedule, { slot: '2026-03-02', at }, admin);
    }
  });
}

/** One of everything; ann and a member whose id begins like hers. */
async function fillWithEverything(store: Store) {
  const closed = await postSlot(store, slotOf(1), { post: { closesAt: 3000 } });
  for (const member of [ann, ben]) await store.answer(answerOf(closed, member));
  await store.settle(await claimOne(store), { kind: 'closed' }, undefined);
  const open = await postSlot(store, slotOf(0), { post: { closesAt: 3500 } });
  for (const member of [ann, ben, memberId('ANNX')]) {
    await store.answer(answerOf(open, member, { isOnTime: member !== memberId('ANNX') }));
    await store.answer(
      answerOf(closed, member, { kind: 'read', choice: 0, isRight: false, isOnTime: false }),
    );
    await store.attempt(attemptOf(member, eventId(member)));
    await store.report(reportOf(closed, member, `written by one ${member.length}`));
    await store.note('member', member, { shown: true });
  }
  const voided = await postSlot(store, slotOf(2));
  await store.voidPost(voided.id, channel);
  await store.saveSchedule(scheduleOf({ time: '09:30' }), { slot: slotOf(3), at: 1000 }, ann);
  const claim = await claimOne(store);
  await store.plan(claim, postOf(claim, { closesAt: 4_000_000_000_000 }));
  await store.note('conversation', channel, { watch: 'live', watchedBy: ann });
  await store.note('used', team, { 'kubernetes#roll-back': 1_790_000_000_000 });
  return { open, closed };
}

function pastOf({ id, place, slot, sequence, plannedAt, closesAt, state, question }: PostState): PastPost {
  const { id: asked, section } = question;
  return { id, place, slot, sequence, plannedAt, closesAt, state, question: { id: asked, section } };
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

function byText(a: { readonly text: string; readonly member: unknown }, b: typeof a): number {
  return a.text.localeCompare(b.text) || String(a.member).localeCompare(String(b.member));
}
