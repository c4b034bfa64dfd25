import { describe, expect, it } from 'vitest';
import type { Looks } from '../../adapters/slack/looks.ts';
import { renderCard } from '../../adapters/slack/render-card.ts';
import type { Block, Card, Line, Rich } from '../../src/card/card.ts';
import type { ConversationId, MemberId } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { readScreen } from '../fakes/slack/screen.ts';

const looks: Looks = {
  commandPrefix: '',
  asks: 'command',
  publicUrl: undefined,
  names: new Map([['slack:T1/U1', '@channel']]),
};
const text = (words: string): Line => [{ kind: 'text', text: words }];
const paragraph = (words: string): Block => ({ kind: 'paragraph', line: text(words) });
const blank: Card = { name: 'Card', title: [], body: [], buttons: [], small: [] };
const bodyOf = (...body: Rich): string => readScreen(renderCard({ ...blank, body }, looks).blocks).text;

describe('a card', () => {
  it('has its whole content in the text, in reading order, without mark-up and without bars', () => {
    const shown: Card = {
      ...blank,
      title: [{ kind: 'text', text: 'Question of the day', bold: true }],
      body: [
        paragraph('A & B < C'),
        {
          kind: 'list',
          start: 1,
          items: [
            [paragraph('Undo')],
            [paragraph('Look'), { kind: 'code', language: 'sh', text: 'kubectl get pods' }],
          ],
        },
        paragraph('A 1 ███ · B 7'),
        { kind: 'table', header: [text('time'), text('what')], rows: [[text('03:02'), text('Alert')]] },
        { kind: 'diagram', source: 'graph TD', caption: text('How a rollout proceeds') },
      ],
      small: [
        [
          { kind: 'text', text: 'closes ' },
          { kind: 'time', at: Date.UTC(2025, 10, 28, 10), show: 'moment' },
        ],
        text('Only you see this.'),
      ],
    };

    expect(renderCard(shown, looks).text).toBe(
      [
        'Question of the day',
        'A &amp; B &lt; C',
        '1. Undo',
        '2. Look',
        'kubectl get pods',
        'A 1 · B 7',
        '03:02: Alert',
        'How a rollout proceeds',
        'closes Fri 28 Nov 10:00 UTC',
        'Only you see this.',
      ].join('\n'),
    );
  });

  it('keeps numbers going through code inside a list, and steps in for a list inside', () => {
    const shown = bodyOf({
      kind: 'list',
      start: 3,
      items: [
        [paragraph('first'), { kind: 'code', language: 'sh', text: 'ls' }],
        [paragraph('second'), { kind: 'list', start: undefined, items: [[paragraph('inner')]] }],
        [paragraph('third')],
      ],
    });

    expect(shown).toBe('3. first\nls\n4. second\n  • inner\n5. third');
  });

  it('shows a table as lines, with headings where there are more than two columns', () => {
    const table: Block = {
      kind: 'table',
      header: [text('Window'), text('Burn'), text('Page')],
      rows: [
        [text('1 h'), text('14.4'), text('yes')],
        [text('3 d'), text('1'), text('no')],
      ],
    };

    expect(bodyOf(table)).toBe('• 1 h: Burn 14.4 · Page yes\n• 3 d: Burn 1 · Page no');
  });

  it('shows times in the reader’s zone', () => {
    const at = Date.UTC(2025, 10, 28, 10);
    const [block] = renderCard({ ...blank, title: [{ kind: 'time', at, show: 'moment' }] }, looks).blocks;
    const small = renderCard({ ...blank, small: [[{ kind: 'time', at, show: 'date' }]] }, looks).blocks;

    expect(JSON.stringify(block)).toContain(
      '{"type":"date","timestamp":1764324000,"format":"{date_short_pretty} {time}","fallback":"Fri 28 Nov 10:00 UTC"}',
    );
    expect(JSON.stringify(small)).toContain('<!date^1764324000^{date_short}|28 Nov>');
  });

  it('draws names, commands and channels so that nothing pings', () => {
    const shown: Card = {
      ...blank,
      title: [{ kind: 'member', member: 'slack:T1/U1' as MemberId }],
      body: [
        {
          kind: 'paragraph',
          line: [
            { kind: 'command', name: 'guide' },
            { kind: 'text', text: ' <!here> in ' },
            { kind: 'conversation', conversation: 'slack:T1/C1' as ConversationId },
          ],
        },
      ],
    };

    const { text: plain, blocks } = renderCard(shown, { ...looks, commandPrefix: 'ops-' });

    expect(plain).toBe('@channel\n/ops-guide &lt;!here&gt; in a conversation');
    expect(blocks).toMatchObject([
      {
        elements: [
          { elements: [{ type: 'text', text: '@channel' }] },
          {
            elements: [
              { type: 'text', text: '/ops-guide' },
              { type: 'text', text: ' <!here> in ' },
              { type: 'channel', channel_id: 'C1' },
            ],
          },
        ],
      },
    ]);
  });

  it('has its links first in one row, and what a screen reader says for a letter', () => {
    const shown: Card = {
      ...blank,
      title: text('t'),
      doors: [{ label: 'Open in browser', url: 'https://guides.example.com/slo' }],
      buttons: [{ label: 'A', act: act('answer', 'abcdefghij', '0'), spoken: 'Answer A' }],
    };

    const { blocks } = renderCard(shown, looks, 'abcdefghij');

    expect(blocks.at(-1)).toEqual({
      type: 'actions',
      elements: [
        {
          type: 'button',
          text: { type: 'plain_text', text: 'Open in browser', emoji: false },
          url: 'https://guides.example.com/slo',
          action_id: 'door:0',
        },
        {
          type: 'button',
          text: { type: 'plain_text', text: 'A', emoji: false },
          value: 'answer|abcdefghij|0',
          action_id: 'abcdefghij:0',
          accessibility_label: 'Answer A',
        },
      ],
    });
  });

  it('links to the reader only where it is reachable', () => {
    const link: Line = [{ kind: 'link', url: '/guides/slo', text: 'SLO design' }];
    const drawn = (publicUrl: string | undefined) =>
      JSON.stringify(renderCard({ ...blank, title: link }, { ...looks, publicUrl }).blocks);

    expect(drawn(undefined)).not.toContain('"link"');
    expect(drawn('https://guides.example.com')).toContain('"url":"https://guides.example.com/guides/slo"');
  });

  it('of a full page is drawn whole', () => {
    const body = Array.from({ length: 14 }, (_, i) => paragraph(`${i} ${'word '.repeat(39)}`.trim()));

    const shown = bodyOf(...body);

    expect(shown.split('\n')).toHaveLength(14);
    expect(shown).not.toContain('…');
  });
});
