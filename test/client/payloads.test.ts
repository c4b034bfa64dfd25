import { describe, expect, it } from 'vitest';
import type { Card, Inline, Rich } from '../../src/card/card.ts';
import type { ConversationId, MemberId } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { drawOn, now } from './draw.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const paragraph = (...line: readonly Inline[]): Rich[number] => ({ kind: 'paragraph', line });

const card = (parts: Partial<Card>): Card => ({
  name: 'A card',
  title: [text('Title')],
  body: [],
  buttons: [],
  small: [],
  ...parts,
});

const inlines: readonly Inline[] = [
  { kind: 'text', text: 'bold', bold: true },
  text(' a*b*c _d_ <e> [f](g) `h` '),
  { kind: 'text', text: 'slanted', italic: true },
  text(' '),
  { kind: 'text', text: 'both', bold: true, italic: true },
  text(' '),
  { kind: 'code', text: 'kubectl `get` *pods*' },
  text(' '),
  { kind: 'link', url: 'https://example.org/a_(b)?c=1&d=2', text: 'a link (of two)' },
  text(' '),
  { kind: 'time', at: now, show: 'moment' },
  text(' '),
  { kind: 'time', at: now, show: 'date' },
  text(' '),
  { kind: 'time', at: now, show: 'clock' },
  text(' '),
  { kind: 'member', member: 'web:member-1' as MemberId }, // as the playground mints them
  text(' '),
  { kind: 'conversation', conversation: 'web:sre-daily' as ConversationId },
  text(' '),
  { kind: 'command', name: 'guide' },
];

const code: Rich[number] = { kind: 'code', language: 'sh', text: 'kubectl get pods\n# **not** bold' };

const body: Rich = [
  {
    kind: 'list',
    start: 2,
    items: [
      [paragraph(text('second')), code],
      [paragraph(text('third')), { kind: 'list', start: undefined, items: [[paragraph(text('inner'))]] }],
    ],
  },
  { kind: 'quote', body: [paragraph(text('said'))] },
  { kind: 'heading', line: [text('- A heading')] },
];

describe('a card as Slack shows its payload', () => {
  it('draws every kind of run, and what was typed as it was typed', async () => {
    const html = await drawOn('slack', card({ body: [paragraph(...inlines)] }));

    expect(html).toBe(
      '<div class="blocks"><div class="rich"><div class="rich-section">Title</div><div class="rich-section">' +
        '<strong>bold</strong> a*b*c _d_ &lt;e> [f](g) `h` <em>slanted</em> <strong><em>both</em></strong> ' +
        '<code>kubectl `get` *pods*</code> <a href="https://example.org/a_(b)?c=1&amp;d=2">a link (of two)</a> ' +
        'today 09:00 27 Nov 2026 09:00 Team lead <span class="mention">#sre-daily</span> /guide' +
        '</div></div></div>',
    );
  });

  it('draws the small lines by the rules of mrkdwn', async () => {
    const html = await drawOn('slack', card({ small: [inlines, [text('plain *words*')]] }));

    expect(html).toContain(
      '<p class="context"><strong>bold</strong> a*b*c _d_ &lt;e> [f](g) `h` slanted <strong>both</strong> ' +
        'kubectl `get` *pods* <a href="https://example.org/a_(b)?c=1&amp;d=2">a link (of two)</a> ' +
        'today 09:00 27 Nov 2026 09:00 Team lead <span class="mention">#sre-daily</span> /guide</p>' +
        '<p class="context">plain *words*</p>',
    );
  });

  it('goes on with the numbers of a list behind what stands between', async () => {
    const html = await drawOn('slack', card({ body }));

    expect(html).toContain(
      '<ol class="indent-0" start="2"><li>second</li></ol><pre>kubectl get pods\n# **not** bold</pre>' +
        '<ol class="indent-0" start="3"><li>third</li></ol><ul class="indent-1"><li>inner</li></ul>' +
        '<blockquote>said</blockquote><div class="rich-section"><strong>- A heading</strong></div>',
    );
  });

  it('draws links first, then buttons, then the menu', async () => {
    expect(await drawOn('slack', card(controls))).toContain(
      '<div class="actions"><a class="button" href="http://127.0.0.1:3000/guides/slo" tabindex="0">Read</a>' +
        '<button type="button" aria-label="Answer A" tabindex="0">A</button></div>' +
        '<div class="actions"><span class="menu"><button type="button" class="select"',
    );
  });
});

describe('a card as Discord shows its payload', () => {
  it('draws every kind of run, and what was typed as it was typed', async () => {
    const html = await drawOn('discord', card({ body: [paragraph(...inlines)] }));

    expect(html).toBe(
      '<div class="blocks"><div class="embed"><div class="line">Title</div><div class="line">' +
        '<strong>bold</strong> a*b*c _d_ &lt;e> [f](g) `h` <em>slanted</em> <strong><em>both</em></strong> ' +
        '<code>kubectl `get` *pods*</code> <a href="https://example.org/a_%28b%29?c=1&amp;d=2">a link (of two)</a> ' +
        '<span class="time">27 November 2026 at 09:00</span> <span class="time">27 November 2026</span> ' +
        '<span class="time">09:00</span> <span class="mention">@Team lead</span> ' +
        '<span class="mention">#sre-daily</span> /guide</div></div></div>',
    );
  });

  it('draws lists, code, quotes and small lines', async () => {
    const html = await drawOn('discord', card({ body, small: [[text('Only you see this.')]] }));

    expect(html).toContain(
      '<div class="item indent-0"><span class="bullet">2.</span><div>second</div></div>' +
        '<pre>kubectl get pods\n# **not** bold</pre>' +
        '<div class="item indent-0"><span class="bullet">3.</span><div>third</div></div>' +
        '<div class="item indent-1"><span class="bullet">•</span><div>inner</div></div>' +
        '<div class="quoted">said</div><div class="line"><strong>- A heading</strong></div>' +
        '<div class="subtext">Only you see this.</div>',
    );
  });

  it('draws links first, then buttons, then the menu', async () => {
    expect(await drawOn('discord', card(controls))).toContain(
      '<div class="actions"><a class="button link" href="http://127.0.0.1:3000/guides/slo" tabindex="0">Read ' +
        '<span aria-hidden="true">↗</span></a><button type="button" tabindex="0">A</button></div>' +
        '<div class="actions"><span class="menu"><button type="button" class="select"',
    );
  });

  it('draws a mark that is never closed as it stands', async () => {
    const html = await drawOn('discord', card({ preview: '```sh **half [open](no' }));

    expect(html).toContain('<div class="content"><div class="line">```sh **half [open](no</div></div>');
  });
});

const controls: Partial<Card> = {
  doors: [{ label: 'Read', url: '/guides/slo' }],
  buttons: [{ label: 'A', act: act('answer', 'post000001', 'A'), spoken: 'Answer A' }],
  menu: { label: 'More', choices: [{ label: 'Another', act: act('show', 'abc') }] },
};
