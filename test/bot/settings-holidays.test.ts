import { describe, expect, it } from 'vitest';
import { reportStatus } from '../../src/reports/status.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel } from '../fakes/platform.ts';

const admin = { as: 'admin' };
const here = channel('sre-daily').conversation;
const address = 'https://calendar.example/holidays.ics';

describe('days without a question from an address', () => {
  it('are free, and the form shows the address again', async () => {
    const { chat } = await open({ [address]: calendar('20261124', '20261125') });

    await save(chat, [`webcal://calendar.example/holidays.ics`]);

    expect(chat.last('admin')).toContain('Next: <2026-11-23T09:00>, <2026-11-26T09:00>, <2026-11-27T09:00>.');
    expect(await chat.store.schedule(here)).toMatchObject({
      holidays: ['2026-11-24', '2026-11-25'],
      holidaysFrom: 'webcal://calendar.example/holidays.ics',
    });
    await chat.presses('More', admin);
    expect(chat.heard().at(-1)?.fields.holidays).toEqual(['webcal://calendar.example/holidays.ics']);
  });

  it('stand beside dates of the team, and of a second address', async () => {
    const { chat } = await open({
      [address]: calendar('20261124'),
      'https://b.example/': calendar('20261125'),
    });

    await save(chat, [`${address}, https://b.example/\n2026-11-26 2026-12-24..2026-12-25`]);

    expect((await chat.store.schedule(here))?.holidays).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-12-24',
      '2026-12-25',
    ]);
  });

  it.each([
    [address, 'calendar.example does not exist.'],
    ['https://empty.example/', 'empty.example: That calendar has no all-day events from now on.'],
    ['http://calendar.example/', 'An address has to start with https:// or webcal://.'],
    [
      'https://me:secret@calendar.example/',
      'Leave the name and the password out of the address: everybody who opens this form sees it.',
    ],
    [
      'https://a.example https://b.example https://c.example https://d.example',
      'Name at most 3 addresses and countries, beside dates.',
    ],
    ['2026-12-24, 24.13.2026', '24.13.2026 is no date. Write them like 2026-12-24, with commas between.'],
  ])('are refused at the field where it is %s, with everything typed kept', async (typed, problem) => {
    const { chat } = await open({ 'https://empty.example/': calendar('20200101') });

    await save(chat, [typed], { closes: ['8'] });

    const refused = chat.heard().at(-1);
    expect(refused?.errors).toEqual({ holidays: problem });
    expect(refused?.fields).toMatchObject({ holidays: [typed], closes: ['8'] });
    await chat.presses('Open the form again', admin);
    expect(chat.heard().at(-1)?.fields).toMatchObject({ holidays: [typed], closes: ['8'] });
    expect((await chat.store.schedule(here))?.holidaysFrom).toBeUndefined();
  });

  it('are read again each day, without a word about who changed what', async () => {
    const { chat, internet } = await open({ [address]: calendar('20261224') });
    await save(chat, [address]);

    internet.set(address, calendar('20261125', '20261224', '20270101'));
    await chat.until('2026-11-24T08:00:00Z');

    expect((await chat.store.schedule(here))?.holidays).toEqual(['2026-11-25', '2026-12-24', '2027-01-01']);
    await chat.until('2026-11-24T09:00:00Z');
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-26');
    await chat.says('/coach setup', admin);
    expect(chat.last('admin')).toContain(
      'Changed by {fake:T1/admin} on <2026-11-23>: days without a question.',
    );
    expect(await chat.store.changes(here, 9)).toHaveLength(2);
    await chat.presses('Change', admin);
    await chat.submits({ time: ['11:00'] }, admin);
    expect(chat.last('admin')).toContain('Changed by {fake:T1/admin} on <2026-11-24>: time.');
  });

  it('give a date back that is none any more, and lose no slot that waits', async () => {
    const { chat, internet } = await open({ [address]: calendar('20261124', '20261224') });
    await save(chat, [address]);
    await chat.until('2026-11-23T09:00:00Z');
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-25');

    internet.set(address, calendar('20261225'));
    await chat.until('2026-11-24T08:00:00Z');
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-24');
    await chat.until('2026-11-24T09:00:00Z');
    internet.set(address, calendar('20261226'));
    await chat.until('2026-11-25T09:30:00Z');

    expect((await chat.store.posts(here, 9)).map(({ slot }) => slot)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  it('stay as they were while they cannot be read, said in the status and on the card until they can', async () => {
    const { chat, internet } = await open({ [address]: calendar('20261125') });
    await save(chat, [address]);
    internet.delete(address);

    await chat.until('2026-11-24T09:00:00Z');
    await chat.until('2026-11-25T09:00:00Z');

    expect((await chat.store.posts(here, 9)).map(({ slot }) => slot)).toEqual(['2026-11-24']);
    await chat.says('/coach setup', admin);
    expect(chat.last('admin')).toContain(
      'The days without a question have not been readable since <2026-11-24>: calendar.example does not exist. The days known so far stay free.',
    );
    expect(await status(chat)).toContain(
      '; days without a question not read since 2026-11-24T09:00:00.000Z: calendar.example does not exist.',
    );
    internet.set(address, calendar('20261127'));
    await chat.until('2026-11-26T09:00:00Z');
    expect(await status(chat)).not.toContain('not read');
    await chat.says('/coach setup', admin);
    expect(chat.last('admin')).not.toContain('have not been readable');
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-30');
  });

  it('hold up no other setting while they cannot be read', async () => {
    const { chat, internet } = await open({ [address]: calendar('20261125') });
    await save(chat, [address]);
    internet.delete(address);

    await save(chat, undefined, { closes: ['8'] });

    expect(chat.last('admin')).toContain(
      'have not been readable since <2026-11-23>: calendar.example does not exist.',
    );
    expect(await chat.store.schedule(here)).toMatchObject({ closesAfterHours: 8, holidays: ['2026-11-25'] });
  });

  it('are read no more once dates are typed instead', async () => {
    const { chat, internet } = await open({ [address]: calendar('20261125') });
    await save(chat, [address]);
    internet.delete(address);
    await chat.until('2026-11-24T08:00:00Z');

    await save(chat, ['2026-11-26']);
    internet.set(address, calendar('20261127'));
    await chat.until('2026-11-25T08:00:00Z');

    expect(await chat.store.schedule(here)).toMatchObject({
      holidays: ['2026-11-26'],
      holidaysFrom: undefined,
    });
    expect(await status(chat)).not.toContain('not read');
  });
});

async function open(pages: Readonly<Record<string, string>>) {
  const internet = new Map(Object.entries(pages));
  const chat = await openBotChat({
    library: drillLibrary(),
    at: '2026-11-23T08:00:00Z',
    holidays: {
      async fetchCalendar(url) {
        const text = internet.get(url.href);
        return text === undefined ? { problem: 'does not exist' } : { text };
      },
    },
  });
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  return { chat, internet };
}

async function save(
  chat: BotChat,
  holidays: readonly string[] | undefined,
  others: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  await chat.says('/coach setup', admin);
  await chat.presses('More', admin);
  await chat.submits({ ...(holidays ? { holidays } : {}), ...others }, admin);
}

async function status(chat: BotChat): Promise<string> {
  return (await reportStatus({ store: chat.store, library: drillLibrary })).text;
}

function calendar(...days: readonly string[]): string {
  const events = days.map(
    (day) => `BEGIN:VEVENT\r\nUID:${day}\r\nDTSTART;VALUE=DATE:${day}\r\nEND:VEVENT\r\n`,
  );
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR`;
}
