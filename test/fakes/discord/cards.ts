import fc from 'fast-check';
import type { Act } from '../../../src/card/act.ts';
import type { Block, Card, Choice, Form, Inline, Line, Rich } from '../../../src/card/card.ts';
import type { ConversationId, MemberId } from '../../../src/ids.ts';
import { act } from '../../builders/act.ts';

const nasty = fc.constantFrom(
  '@everyone',
  '<@300000000000000001>',
  '**',
  '```',
  '`',
  '||',
  '[x](https://example.com)',
  '\n# x',
  '\n-# x',
  '<t:1:R>',
  '\\',
  '😀',
  '1. ',
  '> ',
);
const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), nasty);
/** Words enough to pass `most`, which are cut there. */
export const text = (most: number): fc.Arbitrary<string> =>
  fc
    .array(word, { maxLength: Math.min(12, Math.ceil(most / 20) + 1) })
    .map((words) => words.join('').slice(0, most));
const long = fc.oneof(
  text(200),
  fc.tuple(nasty, fc.integer({ min: 1, max: 2000 })).map(([piece, times]) => piece.repeat(times)),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text'), text: long }),
  fc.record({ kind: fc.constant('text'), text: text(80), bold: fc.constant(true) }),
  fc.record({ kind: fc.constant('text'), text: text(80), italic: fc.constant(true) }),
  fc.record({ kind: fc.constant('code'), text: long }),
  fc.record({
    kind: fc.constant('link'),
    url: fc.oneof(fc.webUrl(), text(60), fc.constant('/guides/x')),
    text: text(60),
  }),
  fc.record({
    kind: fc.constant('time'),
    at: fc.oneof(fc.integer(), fc.double()),
    show: fc.constantFrom('moment', 'date', 'clock'),
  }),
  fc.record({ kind: fc.constant('member'), member: fc.constant('discord:300000000000000001' as MemberId) }),
  fc.record({
    kind: fc.constant('conversation'),
    conversation: fc.constant('discord:1/200000000000000001' as ConversationId),
  }),
  fc.record({ kind: fc.constant('command'), name: fc.constantFrom('guide', 'quiz', 'streak', 'coach') }),
);
const line: fc.Arbitrary<Line> = fc.array(inline, { maxLength: 6 });

const { rich } = fc.letrec<{ rich: Rich; block: Block }>((tie) => ({
  rich: fc.array(tie('block'), { maxLength: 5, depthIdentifier: 'rich' }),
  block: fc.oneof(
    { depthIdentifier: 'rich', maxDepth: 3 },
    fc.record({ kind: fc.constant('paragraph'), line }),
    fc.record({ kind: fc.constant('heading'), line }),
    fc.record({ kind: fc.constant('code'), language: text(30), text: long }),
    fc.record({ kind: fc.constant('diagram'), source: text(50), caption: line }),
    fc.record({
      kind: fc.constant('table'),
      header: fc.array(line, { maxLength: 3 }),
      rows: fc.array(fc.array(line, { maxLength: 3 }), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('list'),
      start: fc.option(fc.nat(50), { nil: undefined }),
      items: fc.array(tie('rich'), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('quote'), body: tie('rich') }),
  ) as fc.Arbitrary<Block>, // fast-check widens the kinds
}));

const anyAct: fc.Arbitrary<Act> = fc
  .tuple(
    fc.stringMatching(/^[a-z]{1,10}$/),
    fc.array(fc.stringMatching(/^[a-z0-9:]{0,40}$/), { maxLength: 3 }),
  )
  .filter(([verb, args]) => [verb, ...args].join('|').length <= 90)
  .map(([verb, args]) => act(verb, ...args));
const choice: fc.Arbitrary<Choice> = fc.record({ label: text(100), act: anyAct });

export const anyCard: fc.Arbitrary<Card> = fc
  .record({
    name: text(24),
    title: line,
    body: rich,
    doors: fc.array(fc.record({ label: text(90), url: fc.oneof(fc.webUrl(), text(50)) }), { maxLength: 3 }),
    buttons: fc.array(choice, { maxLength: 8 }),
    menu: fc.option(fc.record({ label: text(200), choices: fc.array(choice, { maxLength: 40 }) })),
    small: fc.array(line, { maxLength: 6 }),
    preview: fc.option(long),
  })
  .map(({ menu, preview, ...card }) => ({
    ...card,
    ...(menu && { menu }),
    ...(preview !== null && { preview }),
  }));

export const anyForm: fc.Arbitrary<Form> = fc.record({
  title: text(80),
  intro: text(400),
  act: anyAct,
  submit: text(30),
  fields: fc
    .uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 5 })
    .chain((names) => fc.tuple(...names.map((name) => field(name)))),
});

// Made once: to make a generator of strings costs more than to ask it.
const rest = {
  label: text(80),
  hint: text(200),
  values: fc.array(fc.oneof(long, fc.constantFrom('a', 'b')), { maxLength: 3 }),
  input: fc.constantFrom('line', 'text', 'pick', 'picks', 'channels'),
  options: fc.array(
    fc.record({
      value: fc.oneof(fc.constantFrom('a', 'b'), fc.stringMatching(/^[a-z]{1,150}$/)),
      label: text(150),
    }),
    { maxLength: 40 },
  ),
  optional: fc.boolean(),
} as const;

const field = (name: string): fc.Arbitrary<Form['fields'][number]> =>
  fc.record({ name: fc.constant(name), ...rest });
