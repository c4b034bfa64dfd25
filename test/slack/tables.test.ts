import { describe, expect, it, onTestFinished } from 'vitest';
import { toPlace } from '../../adapters/slack/ids.ts';
import type { Block, Card, Line } from '../../src/card/card.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { readScreen } from '../fakes/slack/screen.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const place = toPlace(ids.team, 'C000SREDAILY');
const text = (words: string): Line => (words ? [{ kind: 'text', text: words }] : []);
const said = (words: string): Block => ({ kind: 'paragraph', line: text(words) });
const table = (columns: number, rows: number): Block => ({
  kind: 'table',
  header: Array.from({ length: columns }, (_, at) => text(`h${at}`)),
  rows: Array.from({ length: rows }, (_, row) => [text(`r${row}`), text('')]),
});
const codes: Block = {
  kind: 'table',
  header: ['Code', 'Meaning', 'First act'].map(text),
  rows: [['137', 'SIGKILL', 'Liveness'].map(text), ['143', '', 'Wait'].map(text)],
};
const card = (...body: readonly Block[]): Card => ({ ...cardOf('Exit codes', 'Read on'), body });

async function open(bot: ScriptedBot = scriptedBot()): Promise<SlackWorkspace> {
  const chat = openSlackWorkspace();
  await chat.start(bot);
  onTestFinished(() => chat.stop());
  return chat;
}

const shown = (chat: SlackWorkspace): string =>
  readScreen(chat.server.messages.at(-1)?.shown.blocks).text.split('\nOnly')[0] ?? '';
const asLines = '• 137: Meaning SIGKILL · First act Liveness\n• 143: Meaning  · First act Wait';

describe('a table', () => {
  it('stands in a message as one, between what is said before and after it', async () => {
    const chat = await open();

    await chat.platform.say(place, card(said('By the exit code:'), codes, said('Then look at it.')));

    expect(shown(chat)).toBe(
      [
        'Exit codes',
        'By the exit code:',
        'Code | Meaning | First act',
        '137 | SIGKILL | Liveness',
        '143 |   | Wait',
        'Then look at it.',
      ].join('\n'),
    );
    expect(chat.server.faults).toEqual([]);
  });

  it('is lines where it is the second one', async () => {
    const chat = await open();

    await chat.platform.say(place, card(codes, codes));

    expect(shown(chat)).toContain(`143 |   | Wait\n${asLines}`);
    expect(chat.server.faults).toEqual([]);
  });

  it.each([
    ['of more columns than Slack takes', table(21, 2)],
    ['of more rows', table(2, 100)],
  ])('is lines where it is one %s', async (_, large) => {
    const chat = await open();

    await chat.platform.say(place, card(large));

    expect(shown(chat)).toContain('• r0: ');
    expect(chat.server.faults).toEqual([]);
  });

  it('is lines where Slack refuses it', async () => {
    const chat = await open();
    chat.server.fails('chat.postMessage', { error: 'invalid_blocks' });

    expect(await chat.platform.say(place, card(codes))).toMatchObject({ kind: 'sent' });

    expect(shown(chat)).toBe(`Exit codes\n${asLines}`);
  });

  it('is lines in a window, and in what answers a command', async () => {
    const bot = scriptedBot();
    const chat = await open(bot);
    bot.replies(cardReply('place', cardOf('Question of the day', 'A')));
    await chat.says('/quiz');
    bot.replies(cardReply('asker', card(codes)));

    await chat.presses('A');
    expect(chat.heard().at(-1)?.in).toBe('window');
    expect(chat.heard().at(-1)?.text).toContain(asLines);
    await chat.says('/guide exit code 137');

    expect(chat.heard().at(-1)?.text).toContain(asLines);
    expect(chat.server.faults).toEqual([]);
  });
});
