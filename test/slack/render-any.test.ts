import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Looks } from '../../adapters/slack/looks.ts';
import { renderCard, renderHome, renderModal } from '../../adapters/slack/render-card.ts';
import { renderForm } from '../../adapters/slack/render-form.ts';
import type { Block, Card, Field, Form, Inline, Rich } from '../../src/card/card.ts';
import type { ConversationId, MemberId } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { messageFaults, object, viewFaults } from '../fakes/slack/blocks.ts';

const looks: Looks = {
  commandPrefix: '',
  asks: 'command',
  publicUrl: undefined,
  names: new Map([['slack:T1/U1', '@channel']]),
};

const hostile = fc.constantFrom(
  '<!channel>',
  '<@U1>',
  '@here',
  '*a*',
  '_b_',
  '`c`',
  '&lt;',
  '\n',
  '😀'.repeat(40),
  '',
);
const label = fc.oneof(fc.string({ maxLength: 100 }), hostile);
const words = fc.oneof(
  { weight: 8, arbitrary: label },
  { weight: 1, arbitrary: fc.constantFrom('long '.repeat(700), '&'.repeat(4000), 'x'.repeat(12_000)) },
);
const shrinkBriefly = { interruptAfterTimeLimit: 15_000 };
const many = { size: 'max' } as const; // else no array has more than ten
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words }),
  fc.record({ kind: fc.constant('text' as const), text: words, bold: fc.constant(true as const) }),
  fc.record({ kind: fc.constant('code' as const), text: words }),
  fc.record({
    kind: fc.constant('link' as const),
    url: fc.oneof(
      fc.webUrl(),
      fc.constantFrom('/guides/slo', 'javascript:alert(1)', '', `https://a.example/${'x'.repeat(4000)}`),
    ),
    text: words,
  }),
  fc.record({
    kind: fc.constant('time' as const),
    at: fc.oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.constantFrom(Number.NaN, 1e300)),
    show: fc.constantFrom('moment' as const, 'date' as const, 'clock' as const),
  }),
  fc.constantFrom<Inline>(
    { kind: 'member', member: 'slack:T1/U1' as MemberId },
    { kind: 'conversation', conversation: 'slack:T1/C1' as ConversationId },
    { kind: 'conversation', conversation: 'discord:1' as ConversationId },
    { kind: 'command', name: 'guide' },
  ),
);
const line = fc.array(inline, { maxLength: 6 });
const { rich } = fc.letrec<{ rich: Rich; block: Block }>((tie) => ({
  rich: fc.array(tie('block'), { maxLength: 5, depthIdentifier: 'rich' }),
  block: fc.oneof(
    { depthIdentifier: 'rich', maxDepth: 5 },
    fc.record({ kind: fc.constantFrom('paragraph' as const, 'heading' as const), line }),
    fc.record({ kind: fc.constant('code' as const), language: fc.constant('sh'), text: words }),
    fc.record({ kind: fc.constant('diagram' as const), source: words, caption: line }),
    fc.record({
      kind: fc.constant('table' as const),
      header: fc.array(line, { maxLength: 4 }),
      rows: fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      start: fc.option(fc.integer({ min: -3, max: 500 }), { nil: undefined }),
      items: fc.array(tie('rich'), { maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('quote' as const), body: tie('rich') }),
  ),
}));
const choice = fc.record({
  label: words,
  act: fc.constant(act('read', 'k1k2k3k4k5', '1')),
  spoken: words,
});
const card: fc.Arbitrary<Card> = fc.record({
  name: words,
  title: line,
  body: rich,
  doors: fc.array(fc.record({ label, url: fc.oneof(fc.webUrl(), fc.constant('/x')) }), {
    maxLength: 4,
  }),
  buttons: fc.array(choice, { maxLength: 30, ...many }),
  menu: fc.record({ label: words, choices: fc.array(choice, { maxLength: 120, ...many }) }),
  small: fc.array(line, { maxLength: 14, ...many }),
});
const field: fc.Arbitrary<Omit<Field, 'name'>> = fc.record({
  label: words,
  hint: words,
  values: fc.array(fc.constantFrom('1', '2', 'x'.repeat(5000)), { maxLength: 3 }),
  input: fc.constantFrom('line' as const, 'text' as const, 'pick' as const, 'picks' as const),
  options: fc.array(fc.record({ value: fc.constantFrom('1', '2', '3'), label }), { maxLength: 120, ...many }),
  optional: fc.boolean(),
});
const form: fc.Arbitrary<Form> = fc
  .record({
    title: words,
    intro: words,
    submit: words,
    fields: fc.array(field, { minLength: 1, maxLength: 5 }),
  })
  .map((made) => ({
    ...made,
    act: act('schedule'),
    fields: made.fields.map((one, i) => ({ ...one, name: `f${i}` })),
  }));

describe('any card', () => {
  it('is a message, a window and a home that Slack takes', () => {
    fc.assert(
      fc.property(card, (shown) => {
        expect(messageFaults(renderCard(shown, looks, 'abcdefghij'))).toEqual([]);
        expect(viewFaults(object(renderModal(shown, looks, '{}')))).toEqual([]);
        expect(viewFaults(object(renderHome(shown, looks, '{}')))).toEqual([]);
      }),
      { numRuns: 150, ...shrinkBriefly },
    );
  });

  it('mentions nobody and breaks out of nothing', () => {
    fc.assert(
      fc.property(card, (shown) => {
        const { text: plain, blocks } = renderCard(shown, looks);
        expect(plain).not.toMatch(/<[!@#]/);
        const tokens = JSON.stringify(blocks).match(/"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
        for (const token of tokens) expect(token).not.toMatch(/<(!(?!date\^)|@|!channel|!here)/);
      }),
      { numRuns: 100, ...shrinkBriefly },
    );
  });
});

describe('any form', () => {
  it('is a window that Slack takes', () => {
    fc.assert(
      fc.property(form, (shown) => {
        expect(viewFaults(object(renderForm(shown, '{}', true)))).toEqual([]);
      }),
      { numRuns: 100, ...shrinkBriefly },
    );
  });
});
