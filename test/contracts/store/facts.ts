import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, TeamId } from '../../../src/ids.ts';
import type { Fact } from '../../../src/store/facts.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  answerOf,
  attemptOf,
  channel,
  claimOne,
  conversationId,
  eventId,
  factsOf,
  longLease,
  memberId,
  placeOf,
  postOf,
  postSlot,
  reportOf,
  scheduleOf,
  slotOf,
  streamOf,
  team,
} from '../../builders/store-facts.ts';
import { ann, ben, type Opened, type StoresUnderTest, tomorrow } from './opened.ts';

/** All that is kept: told, restored, forgotten. */
export function describeFacts(opened: Opened): void {
  let store: Store;
  let stores: StoresUnderTest;
  beforeEach(() => {
    store = opened.store();
    stores = opened.stores();
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
        expect(await other.board(channel, { from: 1, to: 9 }, [ann, ben])).toEqual(
          await store.board(channel, { from: 1, to: 9 }, [ann, ben]),
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

    it('follows a conversation whose id has changed, whatever is kept of it, and nothing that is alike', async () => {
      await fillWithEverything(store);
      const alike = conversationId('10');
      await store.saveSchedule(scheduleOf({ place: placeOf(alike) }), tomorrow, undefined);
      await store.note('thread', `${channel}/17.5`, { closing: `${channel}/17.6`, helped: 2 });
      await store.note('member', ann, { [`managed ${channel}`]: team, [`managed ${alike}`]: team });
      const renamed = conversationId('MOVED');
      const before = await factsOf(store);
      const board = await store.board(channel, { from: 1, to: 9 }, [ann, ben]);
      const [due, tallies] = [await store.nextDue(channel), await store.tallies()];

      await store.moveConversation(channel, renamed);
      await store.moveConversation(channel, renamed);

      expect(inOrder(await factsOf(store))).toEqual(
        inOrder(before)
          .map((text) => text.replaceAll(/test:T1\/C1(?=[/"])/g, renamed))
          .toSorted(),
      );
      expect(await store.board(renamed, { from: 1, to: 9 }, [ann, ben])).toEqual(board);
      expect(await store.nextDue(renamed)).toEqual(due);
      expect(await store.tallies()).toEqual(tallies);
      expect(await store.schedule(channel)).toBeUndefined();
      expect(await store.posts(channel, 9)).toEqual([]);
      const jobs = await store.claimDue(9, longLease);
      expect(jobs.map((claim) => [claim.job, claim.schedule.place.conversation])).toContainEqual([
        'close',
        renamed,
      ]);
    });

    it('lets what was noted under the new id stand beside what follows', async () => {
      const renamed = conversationId('MOVED');
      await store.note('conversation', channel, { watch: 'trial', trialIncidents: 2 });
      await store.note('conversation', renamed, { watch: 'live' });

      await store.moveConversation(channel, renamed);

      expect(await store.read('conversation', renamed)).toEqual({ watch: 'live', trialIncidents: 2 });
    });

    it('leaves a conversation alone whose new id has a schedule already', async () => {
      await fillWithEverything(store);
      const taken = conversationId('TAKEN');
      await store.saveSchedule(scheduleOf({ place: placeOf(taken) }), tomorrow, undefined);
      const before = await factsOf(store);

      await store.moveConversation(channel, taken);

      expect(await factsOf(store)).toEqual(before);
    });

    it('lets others have their turn while it tells everything', async () => {
      const post = await postSlot(store, slotOf(0));
      const members = Array.from({ length: 12 }, (_, index) => memberId(`P${index}`));
      await store.restore(
        streamOf(members.map((member) => ({ kind: 'answer', answer: answerOf(post, member) }))),
      );

      const turns = await turnsDuring(factsOf(store));

      expect(turns).toBeGreaterThanOrEqual(members.length);
    });

    it('lets others have their turn while it tells of many conversations with a few posts each', async () => {
      const conversations = Array.from({ length: 30 }, (_, i) => `test:T1/D${i}` as ConversationId);
      const post = await postSlot(store, slotOf(0));
      await store.restore(
        streamOf(
          conversations.flatMap((conversation): Fact[] => {
            const place = { team, conversation };
            return [
              { kind: 'schedule', schedule: scheduleOf({ place }), next: undefined },
              { kind: 'post', post: { ...post, place } },
            ];
          }),
        ),
      );

      const turns = await turnsDuring(factsOf(store));

      expect(turns).toBeGreaterThanOrEqual(conversations.length);
    });

    it('finds a member in the last of thousands of notes', async () => {
      const notes = Array.from({ length: 4500 }, (_, index): Fact => {
        const by = index % 4499 === 0 ? ann : ben;
        return { kind: 'note', of: 'thread', id: `test:T1/C1/${index}`, note: { by } };
      });
      await store.restore(streamOf(notes));

      expect(await factsOf(store, ann)).toEqual([notes[0], notes[4499]]);
      await store.forget(ann);
      expect(await factsOf(store, ann)).toEqual([]);
      expect(await factsOf(store)).toHaveLength(4498);
    });

    it('tells the schedules alone, as they stand among the facts', async () => {
      await fillWithEverything(store);
      const schedules = [];
      for await (const fact of store.schedules()) schedules.push(fact);

      expect(schedules).toEqual((await factsOf(store)).filter(({ kind }) => kind === 'schedule'));
      expect(schedules).toHaveLength(1);
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

    it('forgets a member within one team, and nothing of them in others', async () => {
      const { open, elsewhere } = await fillInTwoTeams(store);

      await store.forget(ann, team);
      await store.forget(ann, team);

      const facts = await factsOf(store, ann);
      expect(JSON.stringify(facts).replaceAll(ann, '')).not.toMatch(/test:T1(?![A-Za-z0-9])/);
      expect(facts.map(({ kind }) => kind).toSorted()).toEqual(kindsOfMember);
      expect(await store.answers(ben, channel)).toHaveLength(1);
      expect(await store.post(open.id, channel)).toMatchObject({ counts: [0, 1, 0, 0] });
      expect(await store.post(elsewhere.id, otherChannel)).toMatchObject({ counts: [0, 2, 0, 0] });
      expect(await store.read('shown', team)).toEqual({ [ben]: true });
    });

    it('forgets a team down to the bytes, and nothing of others', async () => {
      const { elsewhere } = await fillInTwoTeams(store);
      const before = (await factsOf(store)).filter((fact) => JSON.stringify(fact).includes(otherTeam));

      await store.forgetTeam(team);
      await store.forgetTeam(team);

      const facts = await factsOf(store);
      expect(facts.filter((fact) => fact.kind !== 'note')).toEqual(
        before.filter((fact) => fact.kind !== 'note'),
      );
      expect((await stores.raw()).toString('latin1')).not.toMatch(/test:T1\/C1|test:T1"/);
      expect(await store.read('member', ann)).toEqual({
        [`home ${otherChannel}`]: { team: otherTeam, at: 2 },
      });
      expect(await store.read('conversation', otherChannel)).toEqual({ watch: 'live', watchedBy: ann });
      expect(await store.schedule(channel)).toBeUndefined();
      expect((await store.claimDue(9, longLease)).map((claim) => claim.schedule.place.team)).toEqual([
        otherTeam,
      ]);
      expect(await store.post(elsewhere.id, otherChannel)).toMatchObject({ counts: [0, 2, 0, 0] });
      const again = await postSlot(store, slotOf(0), { post: { closesAt: 9000 } });
      expect(again.sequence).toBe(1);
      await store.answer(answerOf(again, ben));
      expect(await store.answers(ben, channel)).toHaveLength(1);
    });
  });
}

function inOrder(facts: readonly Fact[]): readonly string[] {
  return facts.map((fact) => JSON.stringify(fact)).toSorted();
}

/** How often others have their turn until it is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  const isDone = work.then(() => true);
  let turns = 0;
  while (!(await Promise.race([isDone, new Promise((done) => setImmediate(done, false))]))) turns += 1;
  return turns;
}

const otherTeam = 'test:T12' as TeamId;
const otherChannel = `${otherTeam}/C1` as ConversationId;
const kindsOfMember = ['answer', 'attempt', 'note', 'note', 'note', 'report'];

/** The same in a team and in one whose id begins like its own. */
async function fillInTwoTeams(store: Store) {
  const posts = [];
  for (const [place, of] of [
    [channel, team],
    [otherChannel, otherTeam],
  ] as const) {
    const post = await postSlot(store, slotOf(0), { conversation: place, post: { closesAt: 3500 } });
    for (const member of [ann, ben]) await store.answer(answerOf(post, member));
    await store.attempt({ ...attemptOf(ann, eventId(of)), team: of });
    await store.report(reportOf(post, ann, 'a word'));
    await store.note('conversation', place, { watch: 'live', watchedBy: ann });
    await store.note('shown', of, { [ann]: true, [ben]: true });
    await store.note('member', ann, { [`home ${place}`]: { team: of, at: of === team ? 1 : 2 } });
    posts.push(post);
  }
  const [open, elsewhere] = posts;
  if (!open || !elsewhere) throw new Error('nothing was posted');
  return { open, elsewhere };
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
