import { describe, expect, it } from 'vitest';
import { parseHolidays } from '../../src/holidays/ics.ts';

const from = '2026-06-01';
const calendar = (...events: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\r\n');

describe('days without a question', () => {
  it('are read from a list of dates and ranges', () => {
    expect(parseHolidays('2026-12-25, 2026-12-24\n2026-12-30..2027-01-01 2026-12-24', from)).toEqual({
      dates: ['2026-12-24', '2026-12-25', '2026-12-30', '2026-12-31', '2027-01-01'],
    });
    expect(parseHolidays('', from)).toEqual({ dates: [] });
    expect(parseHolidays('2020-01-01', from)).toEqual({ dates: [] });
  });

  it.each(['tomorrow', '2026-02-30', '2027-01-01..2026-01-01', '2026-01-01..'])(
    'are not %j, and the word at fault is named',
    (text) => {
      expect(parseHolidays(`2026-12-24, ${text}`, from)).toEqual({
        problem: `${text} is no date. Write them like 2026-12-24, with commas between.`,
      });
    },
  );

  it('are read from a calendar file: whole days, several in a row, each year again', () => {
    const text = calendar(
      'UID:1\r\nSUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\nRRULE:FREQ=YEARLY',
      'UID:2\r\nDTSTART;VALUE=DATE:20260703',
      'UID:3\r\nDTSTART:20260704T100000Z\r\nDTEND:20260704T110000Z',
      'UID:4\r\nDTSTART;VALUE=DATE:20200101',
    );

    expect(parseHolidays(text, from)).toEqual({
      dates: [
        '2026-07-03',
        '2026-12-25',
        '2026-12-26',
        '2027-12-25',
        '2027-12-26',
        '2028-12-25',
        '2028-12-26',
      ],
    });
  });

  it('are asked for again where the calendar has none, or is none', () => {
    expect(parseHolidays(calendar('UID:3\r\nDTSTART:20260704T100000Z'), from)).toEqual({
      problem: 'That calendar has no whole days from now on.',
    });
    expect(parseHolidays('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense', from)).toHaveProperty('problem');
  });

  it('are at most 400, and an endless calendar ends', () => {
    const daily = calendar('UID:1\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY');

    expect(parseHolidays(daily, from)).toEqual({ problem: 'That is more than 400 days without a question.' });
  });
});
