import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  insertAnswer,
  keyOf,
  ordinalOf,
  type PackedAnswer,
  packHead,
  unpackAnswers,
} from '../../../src/stores/shared/answers.ts';
import { mergeNote, naming, withoutMember } from '../../../src/stores/shared/notes.ts';
import { memberId } from '../../builders/store-facts.ts';

const answer = fc.record({
  sequence: fc.integer({ min: 1, max: 8_000_000 }),
  kind: fc.constantFrom('answer', 'read'),
  choice: fc.nat(3),
  isRight: fc.boolean(),
  isOnTime: fc.boolean(),
  at: fc.integer({ min: 0, max: 8_640_000_000_000 }),
}) satisfies fc.Arbitrary<PackedAnswer>;

describe('packed answers', () => {
  it('come back as they were, by sequence, the first of each kind alone', () => {
    fc.assert(
      fc.property(fc.array(answer), fc.nat(0xffffffff), (answers, ordinal) => {
        let packed = packHead(ordinal);
        const first = new Map<number, PackedAnswer>();
        for (const one of answers) {
          const longer = insertAnswer(packed, one);
          expect(longer === undefined).toBe(first.has(keyOf(one)));
          if (longer) first.set(keyOf(one), one);
          packed = longer ?? packed;
        }

        expect(unpackAnswers(packed)).toEqual([...first.values()].toSorted((a, b) => keyOf(a) - keyOf(b)));
        expect(ordinalOf(packed)).toBe(ordinal);
        expect(packed).toHaveLength(4 + 10 * first.size);
      }),
    );
  });
});

describe('a note without a member', () => {
  const names = naming(memberId('1'));

  it.each([
    [{ by: 'test:T1/U1' }, { by: null }],
    [{ by: 'test:T1/U12', other: 1 }, undefined],
    [{ draft: { for: 'see test:T1/U1, please', time: 1 } }, { draft: { time: 1 } }],
    [{ list: ['test:T1/U1', 'test:T1/U2'] }, { list: ['test:T1/U2'] }],
    [{ 'test:T1/U1': 3, kept: null }, { 'test:T1/U1': null }],
  ])('is %j changed by %j', (note, change) => {
    expect(withoutMember(note, names)).toEqual(change);
  });

  it('names nobody any more, and loses nothing else', () => {
    const word = fc.constantFrom('test:T1/U1', 'test:T1/U12', 'xtest:T1/U1', 'word', '__proto__');
    const note = fc.dictionary(
      word,
      fc.letrec((tie) => ({
        value: fc.oneof(word, fc.integer(), fc.array(tie('value')), fc.dictionary(word, tie('value'))),
      })).value,
    );
    fc.assert(
      fc.property(note, (before) => {
        const parsed = JSON.parse(JSON.stringify(before));
        const after = mergeNote(parsed, withoutMember(parsed, names) ?? {});
        const text = JSON.stringify(after);

        expect(names(text)).toBe(false);
        expect(text.split('U12').length).toBeLessThanOrEqual(JSON.stringify(parsed).split('U12').length);
        if (!names(JSON.stringify(parsed))) expect(after).toEqual(parsed);
      }),
    );
  });
});
