import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { attemptOf, eventId, factsOf, postSlot, reportOf, slotOf, team } from '../../builders/store-facts.ts';
import { ann, ben, type Opened } from './opened.ts';

/** Attempts, reports and notes. */
export function describeTries(opened: Opened): void {
  let store: Store;
  beforeEach(() => {
    store = opened.store();
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

      const reports = (await factsOf(store)).flatMap((fact) => (fact.kind === 'report' ? [fact.report] : []));
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

    it('counts everybody who adds at the same moment, each from what the others left', async () => {
      await store.note('wanted', team, { word: 'text', other: true });
      const sums = await Promise.all(
        Array.from({ length: 30 }, () => store.add('wanted', team, { times: 1, word: 2 })),
      );

      expect(sums.map((note) => Number(note.times)).toSorted((a, b) => a - b)).toEqual(
        sums.map((_, index) => index + 1),
      );
      expect(await store.add('wanted', team, { times: -30 })).toEqual({ times: 0, word: 60, other: true });
      expect(await store.read('wanted', team)).toEqual({ times: 0, word: 60, other: true });
    });
  });
}

function byText(a: { readonly text: string; readonly member: unknown }, b: typeof a): number {
  return a.text.localeCompare(b.text) || String(a.member).localeCompare(String(b.member));
}
