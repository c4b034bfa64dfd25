import { describe, expect, it } from 'vitest';
import { fromMessage } from '../../adapters/discord/inbound-message.ts';
import { escapeText, wrapped } from '../../adapters/discord/markdown.ts';
import { bounded, distinctLines } from '../../adapters/shared/bounded.ts';
import { fromEvent } from '../../adapters/slack/inbound-event.ts';

const slackUs = { team: 'T1', enterprise: undefined, user: 'U9', bot: 'B9' };
const discordUs = { user: '9', role: '8', commandPrefix: '', isIn: () => true };

/** Texts that made one pattern or loop or another slow. */
const hostile: readonly (readonly [string, string])[] = [
  ['one letter', 'A'.repeat(60_000)],
  ['capitals and a mark', `Aa${'A'.repeat(59_000)}_`],
  ['short lines', Array.from({ length: 15_000 }, (_, i) => i.toString(36)).join('\n')],
  ['spaces', ' '.repeat(60_000)],
  ['line ends', '\n'.repeat(60_000)],
  ['opened mentions', '<@U9|'.repeat(12_000)],
  ['opened channels', '<#'.repeat(30_000)],
  ['opened links', '[](https://a'.repeat(5_000)],
  ['opened commands', '</a'.repeat(20_000)],
  ['dots', 'H.'.repeat(30_000)],
  ['high halves of pairs', '\uD83D'.repeat(60_000)],
  ['marks', '*_~`>•'.repeat(10_000)],
];

/** The processor's time, which no other program on the machine lengthens. */
function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const most = 4000;
const perMessageMs = 250;

describe('a text from outside', () => {
  it.each(hostile)('of Slack is cut before it is read: %s', (_name, text) => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }];
    const attachments = [
      { pretext: text, title: text, text, fields: [{ title: text, value: text }], blocks },
    ];
    const event = {
      type: 'message',
      channel: 'C1',
      ts: '1700000000.000100',
      user: 'U1',
      text,
      blocks,
      attachments,
    };
    let heard: unknown;
    const ms = cpuMs(() => {
      heard = fromEvent({ event_id: 'Ev1', event_time: 1_700_000_000, event }, slackUs);
    });

    expect(longestText(heard)).toBeLessThanOrEqual(most);
    expect(ms).toBeLessThan(perMessageMs);
  });

  it.each(hostile)('of Discord is cut before it is read: %s', (_name, text) => {
    const embeds = [{ title: text, description: text, fields: [{ name: text, value: text }] }];
    const body = {
      id: '1100000000000000001',
      channel_id: '2',
      guild_id: '3',
      author: { id: '1' },
      content: `<@9> ${text}`,
      embeds,
    };
    let heard: unknown;
    const ms = cpuMs(() => {
      heard = fromMessage(body, undefined, discordUs);
    });

    expect(longestText(heard)).toBeLessThanOrEqual(most);
    expect(ms).toBeLessThan(perMessageMs);
  });

  it.each(hostile)('is written in the Markdown of Discord in a moment: %s', (_name, text) => {
    expect(cpuMs(() => wrapped(escapeText(text), '**'))).toBeLessThan(perMessageMs);
  });

  it('keeps what stands at both ends, and never half a character', () => {
    const cut = bounded(`disk is full ${'😀'.repeat(5000)} now it is down`);

    expect(cut.length).toBeLessThanOrEqual(most);
    expect(cut).toMatch(/^disk is full 😀/u);
    expect(cut).toMatch(/😀 now it is down$/u);
    expect(cut).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    expect(bounded('short')).toBe('short');
  });

  it('is one line where it says one thing twice', () => {
    expect(
      distinctLines(['*Disk full* on db-1', 'Disk full\nSince 02:10'], (line) => line.replace(/\*/g, '')),
    ).toBe('*Disk full* on db-1\nSince 02:10');
  });

  it('that mentions the bot in its middle is heard once, by the mention', () => {
    const text = `${'a '.repeat(9000)}<@U9>${' b'.repeat(9000)}`;
    const event = { type: 'message', channel: 'C1', ts: '1700000000.000100', user: 'U1', text };

    expect(fromEvent({ event_id: 'Ev1', event_time: 1_700_000_000, event }, slackUs)).toBeUndefined();
  });
});

function longestText(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestText));
}
