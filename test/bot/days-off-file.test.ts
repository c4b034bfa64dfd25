import { describe, expect, it } from 'vitest';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel } from '../fakes/platform.ts';

const admin = { as: 'admin' };
const here = channel('sre-daily').conversation;

async function open(): Promise<BotChat> {
  const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-22T12:00:00Z' });
  await chat.says('/coach setup', admin);
  await chat.presses('Start', admin);
  return chat;
}

async function upload(chat: BotChat, text: string): Promise<void> {
  await chat.presses('Days without a question from a file', admin);
  await chat.submits({ file: [text] }, admin);
}

function calendar(...events: readonly string[]): string {
  return `BEGIN:VCALENDAR\r\n${events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR`;
}

describe('days without a question from a file', () => {
  it('take the place of those that were set, and what cannot be read is told', async () => {
    const chat = await open();
    await chat.presses('More', admin);
    await chat.submits({ holidays: ['2026-12-24'] }, admin);

    await upload(chat, calendar('DTSTART:20261124', 'SUMMARY:Some day\r\nDTSTART:soon'));

    expect(chat.last('admin')).toContain('Next: <2026-11-23T09:00>, <2026-11-25T09:00>');
    expect(chat.last('admin')).toContain('Left out, since it cannot be read: "Some day".');
    expect(await chat.store.schedule(here)).toMatchObject({
      holidays: ['2026-11-24'],
      holidaysFrom: undefined,
    });
  });

  it.each([
    ['', 'Choose a file.'],
    ['2026-12-24', 'That is not a calendar: it has to be an .ics file.'],
    [calendar('DTSTART:20200101'), 'That calendar has no all-day events from now on.'],
    ['x'.repeat(100_001), 'The file is larger than 100 KB.'],
  ])('are refused where the file is %j', async (text, problem) => {
    const chat = await open();

    await upload(chat, text);

    expect(chat.heard().at(-1)?.errors).toEqual({ file: problem });
    expect((await chat.store.schedule(here))?.holidays).toEqual([]);
  });

  it('that are more than a field holds stay as they are while the form changes something else', async () => {
    const chat = await open();
    await upload(chat, calendar('DTSTART:20261127\r\nRRULE:FREQ=WEEKLY;BYDAY=TH,FR'));
    const before = (await chat.store.schedule(here))?.holidays ?? [];

    await chat.presses('More', admin);
    expect(chat.heard().at(-1)?.fields.holidays).toEqual(['As they are: 311 days until 2029-11-16']);
    await chat.submits({ closes: ['8'] }, admin);

    expect(before).toHaveLength(311);
    expect(await chat.store.schedule(here)).toMatchObject({ holidays: before, closesAfterHours: 8 });
  });
});
