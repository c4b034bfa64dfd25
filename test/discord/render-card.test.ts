import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../adapters/discord/render-card.ts';
import type { Card, Inline } from '../../src/card/card.ts';
import type { MemberId, PostId } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { anyCard, text } from '../fakes/discord/cards.ts';
import { complainMessage } from '../fakes/discord/limits.ts';

const looks = { commandPrefix: '', publicUrl: undefined };
const mark = 'k3v9x0a1bc' as PostId;
const plain = (words: string): Inline => ({ kind: 'text', text: words });
const card = (given: Partial<Card>): Card => ({
  name: 'Guide',
  title: [],
  body: [],
  buttons: [],
  small: [],
  ...given,
});
const described = (given: Partial<Card>, prefix = ''): string | undefined =>
  renderCard(card(given), { ...looks, commandPrefix: prefix }).embeds[0].description;

describe('a card on Discord', () => {
  it('is one embed with its small lines last, one row of buttons and then the menu', () => {
    const drawn = renderCard(
      card({
        title: [{ kind: 'text', text: 'Kubernetes › Roll back a bad rollout', bold: true }],
        body: [
          {
            kind: 'list',
            start: 1,
            items: [
              [
                {
                  kind: 'paragraph',
                  line: [plain('See what changed: '), { kind: 'code', text: 'kubectl get' }],
                },
              ],
              [{ kind: 'paragraph', line: [plain('Go back')] }],
            ],
          },
        ],
        doors: [{ label: 'Open the original', url: 'https://git.example.com/a_(b).md' }],
        buttons: [{ label: 'All 8 steps', act: act('steps', 'abc') }],
        menu: {
          label: 'Other matches and more',
          choices: [{ label: 'Diagram', act: act('diagram', 'abc') }],
        },
        small: [[plain('Found by "rollout". Only you see this.')]],
      }),
      looks,
    );

    expect(drawn.content).toBe('');
    expect(drawn.embeds[0].description).toBe(
      [
        '**Kubernetes › Roll back a bad rollout**',
        '1. See what changed: `kubectl get`',
        '2. Go back',
        '-# Found by "rollout". Only you see this.',
      ].join('\n'),
    );
    expect(drawn.components).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 5, label: 'Open the original', url: 'https://git.example.com/a_%28b%29.md' },
          { type: 2, style: 2, label: 'All 8 steps', custom_id: '0:steps|abc' },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 'menu:',
            placeholder: 'Other matches and more',
            options: [{ label: 'Diagram', value: '0:diagram|abc' }],
          },
        ],
      },
    ]);
    expect(drawn.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  it('has a line of content only where it may notify', () => {
    const drawn = renderCard(card({ title: [plain('x')], preview: 'Question of the day: what now?' }), looks);

    expect(drawn.content).toBe('Question of the day: what now?');
  });

  it.each<[string, Inline, string]>([
    ['a moment', { kind: 'time', at: 1_795_773_600_000, show: 'moment' }, '<t:1795773600:f>'],
    ['a date', { kind: 'time', at: 1_795_773_600_000, show: 'date' }, '<t:1795773600:D>'],
    ['a clock', { kind: 'time', at: 1_795_773_600_000, show: 'clock' }, '<t:1795773600:t>'],
    [
      'a member',
      { kind: 'member', member: 'discord:300000000000000001' as MemberId },
      '<@300000000000000001>',
    ],
    ['a command', { kind: 'command', name: 'quiz' }, '/coach-quiz'],
    ['a reader path with no reader', { kind: 'link', url: '/guides/slo', text: 'SLO' }, 'SLO'],
    [
      'a link',
      { kind: 'link', url: 'https://example.com/a', text: 'A [1]' },
      '[A \\[1\\]](https://example.com/a)',
    ],
    ['code with a backtick', { kind: 'code', text: 'a`b' }, '`` a`b ``'],
  ])('draws %s', (_, inline, expected) => {
    expect(described({ title: [inline] }, 'coach-')).toBe(expected);
  });

  it.each([
    ['@everyone', '@\u200Beveryone'],
    ['<@300000000000000001>', '\\<@300000000000000001>'],
    ['**loud**', '\\*\\*loud\\*\\*'],
    ['# big', '\\# big'],
    ['-# small', '\\-# small'],
    ['a\n> quoted', 'a\n\\> quoted'],
    ['12. twelve', '12\\. twelve'],
    ['[here](https://example.com)', '\\[here\\](https\\://example.com)'],
    ['C:\\temp', 'C:\\\\temp'],
  ])('takes %j literally', (typed, expected) => {
    expect(described({ title: [plain(typed)] })).toBe(expected);
  });

  it('keeps two bold runs apart, and their outer spaces outside', () => {
    const bold = (words: string): Inline => ({ kind: 'text', text: words, bold: true });

    expect(described({ title: [bold('A'), bold('B '), plain('c')] })).toBe('**A**\u200B**B** c');
  });

  it('shows a table as lines, a diagram as its caption and code with its language', () => {
    const shown = described({
      body: [
        {
          kind: 'table',
          header: [[plain('what')], [plain('when')], [plain('who')]],
          rows: [[[plain('Alert')], [plain('03:02')], [plain('us')]]],
        },
        { kind: 'diagram', source: 'graph TD', caption: [plain('How it flows')] },
        { kind: 'code', language: 'sh', text: 'echo ```' },
      ],
    });

    expect(shown).toBe('- **Alert**: when 03:02 · who us\n*How it flows*\n```sh\necho `\u200B``\u200B\n```');
  });

  it('puts the mark of a post in every button and in the menu', () => {
    const choices = [{ label: 'A', act: act('answer', mark, 'A') }];
    const drawn = renderCard(card({ buttons: choices, menu: { label: 'More', choices } }), looks, mark);

    expect(JSON.stringify(drawn.components)).toContain(`"0.${mark}:answer|${mark}|A"`);
    expect(JSON.stringify(drawn.components)).toContain(`"menu.${mark}:"`);
  });

  it('leaves the mark off a button whose act takes all of the room', () => {
    const buttons = [{ label: 'A', act: act('answer', 'x'.repeat(83)) }];
    const drawn = renderCard(card({ buttons }), looks, mark);

    expect(drawn.components[0]?.components[0]).toMatchObject({ custom_id: `0:answer|${'x'.repeat(83)}` });
  });

  it('stays inside every limit, whatever the card', () => {
    fc.assert(
      fc.property(anyCard, fc.boolean(), (given, isPost) => {
        const drawn = renderCard(given, looks, isPost ? mark : undefined);

        expect(complainMessage(drawn)).toEqual([]);
        expect((drawn.embeds[0].description ?? '').split('```').length % 2).toBe(1); // every fence is closed
      }),
      { numRuns: 300 },
    );
  });

  it('says its title and its last small line however long the body is', () => {
    const body = [{ kind: 'code', language: '', text: 'x'.repeat(9000) } as const];
    const shown = described({ title: [plain('Title')], body, small: [[plain('Only you see this.')]] });

    expect(shown?.length).toBeLessThanOrEqual(4096);
    expect(shown).toMatch(/^Title\n```\nx+…\n```\n-# Only you see this\.$/);
  });

  it('never lets literal text mention, mark up or link', () => {
    fc.assert(
      fc.property(text(300), (typed) => {
        const shown = described({ title: [plain('a'), plain(typed)] }) ?? '';
        const unescaped = shown.replace(/\\[^0-9A-Za-z\s]/g, 'x');

        expect(unescaped).not.toMatch(/[*_~`|<[\]]|:\/\/|@everyone|@here|^\s*(>|#|-#)/m);
      }),
      { numRuns: 500 },
    );
  });
});
