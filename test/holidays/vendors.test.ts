import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/holidays/read-calendar.ts';
import { isCalendar } from '../../src/holidays/text.ts';

const from = '2026-06-01';

function calendar(...events: readonly string[]): string {
  const lines = events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

describe('a calendar', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['a date that does not say it is one', ['UID:1\r\nDTSTART:20261224'], ['2026-12-24']],
    [
      'days of the week with blanks between',
      ['UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO, TU'],
      ['2026-12-07', '2026-12-08', '2026-12-14'],
    ],
    [
      'a place as Apple writes it',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20261224\r\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=49;X-TITLE="A: B":geo:1,2',
      ],
      ['2026-12-24'],
    ],
    [
      'an event that was called off',
      ['UID:1\r\nDTSTART:20261224\r\nSTATUS:CANCELLED', 'UID:2\r\nDTSTART:20261225'],
      ['2026-12-25'],
    ],
    [
      'an occurrence that was moved',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=WEEKLY;COUNT=3',
        'UID:1\r\nRECURRENCE-ID;VALUE=DATE:20261214\r\nDTSTART;VALUE=DATE:20261216',
      ],
      ['2026-12-07', '2026-12-16', '2026-12-21'],
    ],
    [
      'an occurrence that was called off',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=WEEKLY;COUNT=2',
        'UID:1\r\nRECURRENCE-ID;VALUE=DATE:20261214\r\nDTSTART;VALUE=DATE:20261214\r\nSTATUS:CANCELLED',
      ],
      ['2026-12-07'],
    ],
    [
      'dates beside the first',
      ['UID:1\r\nDTSTART;VALUE=DATE:20261224\r\nRDATE;VALUE=DATE:20261226,20261231'],
      ['2026-12-24', '2026-12-26', '2026-12-31'],
    ],
    [
      'dates left out of a rule',
      ['UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;VALUE=DATE:20261214'],
      ['2026-12-07', '2026-12-21'],
    ],
    [
      'the 31st of each month',
      ['UID:1\r\nDTSTART;VALUE=DATE:20260731\r\nRRULE:FREQ=MONTHLY;COUNT=3'],
      ['2026-07-31', '2026-08-31', '2026-10-31'],
    ],
    ['29 February each year', ['UID:1\r\nDTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY'], ['2028-02-29']],
    [
      'midnight to midnight, as Outlook writes a day',
      [
        'UID:1\r\nDTSTART;TZID=W. Europe Standard Time:20261224T000000\r\nDTEND;TZID=W. Europe Standard Time:20261226T000000',
      ],
      ['2026-12-24', '2026-12-25'],
    ],
    [
      'a day that ends a minute before midnight',
      ['UID:1\r\nDTSTART:20261224T000000\r\nDTEND:20261225T235900'],
      ['2026-12-24', '2026-12-25'],
    ],
    [
      'midnight in Berlin and in New York, written in UTC',
      [
        'UID:1\r\nDTSTART:20261223T230000Z\r\nDTEND:20261224T230000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'UID:2\r\nDTSTART:20261231T050000Z\r\nDTEND:20270101T050000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ],
      ['2026-12-24', '2026-12-31'],
    ],
    [
      'days of a series in UTC left out, added, moved and called off',
      [
        'UID:1\r\nDTSTART:20261206T230000Z\r\nDTEND:20261207T230000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20261213T230000Z\r\nRDATE:20261208T230000Z,20261210T230000Z/20261211T230000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'UID:1\r\nRECURRENCE-ID:20261220T230000Z\r\nDTSTART:20261222T230000Z\r\nDTEND:20261223T230000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'UID:1\r\nRECURRENCE-ID:20261227T230000Z\r\nDTSTART:20261227T230000Z\r\nSTATUS:CANCELLED\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ],
      ['2026-12-07', '2026-12-09', '2026-12-11', '2026-12-23'],
    ],
    [
      'hours that make a day, and hours that make none',
      [
        'UID:1\r\nDTSTART:20261224T000000\r\nDURATION:PT24H',
        'UID:2\r\nDTSTART:20261226T000000\r\nDURATION:PT2H',
        'UID:3\r\nDTSTART:20261228T090000\r\nDURATION:P1D',
      ],
      ['2026-12-24'],
    ],
    [
      'the last day of each month, and the fourth Thursday',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20260731\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
        'UID:2\r\nDTSTART;VALUE=DATE:20261126\r\nRRULE: FREQ=YEARLY; COUNT=1; BYMONTH=11; BYDAY=4TH',
      ],
      ['2026-07-31', '2026-08-31', '2026-09-30', '2026-11-26'],
    ],
    [
      'days over the end of a year',
      ['UID:1\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102'],
      ['2026-12-31', '2027-01-01'],
    ],
    [
      'a day off that Google only observes',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20261130\r\nDESCRIPTION:Observance\\nTo hide observances',
        'UID:2\r\nDTSTART:20261225',
      ],
      ['2026-12-25'],
    ],
    [
      'a length in place of an end',
      ['UID:1\r\nDTSTART;VALUE=DATE:20261224\r\nDURATION:P2D'],
      ['2026-12-24', '2026-12-25'],
    ],
    [
      'an alarm that has a length of its own',
      ['UID:1\r\nDTSTART;VALUE=DATE:20261224\r\nBEGIN:VALARM\r\nDURATION:P9D\r\nEND:VALARM'],
      ['2026-12-24'],
    ],
    [
      'an end in UTC of a series in a zone',
      [
        'UID:1\r\nDTSTART;TZID=Europe/Madrid:20261224T000000\r\nDURATION:PT86400S\r\nRRULE:FREQ=DAILY;UNTIL=20261225T230000Z',
        'UID:2\r\nDTSTART;TZID=America/Lima:20261230T000000\r\nDURATION:P1D\r\nRRULE:FREQ=DAILY;UNTIL=20270101T045959Z',
        'UID:3\r\nDTSTART;VALUE=DATE:20270105\r\nRRULE:FREQ=DAILY;UNTIL=20270106T235959Z',
        'UID:4\r\nDTSTART;VALUE=DATE:20270110\r\nRRULE:FREQ=DAILY;UNTIL=2027-01-11',
        'UID:5\r\nDTSTART;TZID=Romance Standard Time:20270120T000000\r\nDURATION:P1D\r\nRRULE:FREQ=DAILY;UNTIL=20270120T230000Z',
      ],
      [
        ...['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-30', '2026-12-31', '2027-01-05', '2027-01-06'],
        ...['2027-01-10', '2027-01-11', '2027-01-20', '2027-01-21'],
      ],
    ],
    [
      'all that comes after an occurrence moved, and then called off',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=WEEKLY;COUNT=6',
        'UID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261221\r\nDTSTART;VALUE=DATE:20261222\r\nDURATION:P2D',
        'UID:1\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20270104\r\nDTSTART;VALUE=DATE:20270104\r\nSTATUS:CANCELED',
      ],
      ['2026-12-07', '2026-12-14', '2026-12-22', '2026-12-23', '2026-12-29', '2026-12-30'],
    ],
    [
      'all that comes after an occurrence moved, years ago',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20240101\r\nRRULE:FREQ=WEEKLY;UNTIL=20260608',
        'UID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20240304\r\nDTSTART;VALUE=DATE:20240305\r\nDURATION:P1D',
        'UID:2\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20240304\r\nDTSTART;VALUE=DATE:20240306',
      ],
      ['2026-06-02', '2026-06-09'],
    ],
    [
      'two rules, and one of what is left out',
      [
        'UID:1\r\nDTSTART;VALUE=DATE:20261207\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nRRULE:FREQ=MONTHLY;COUNT=2\r\nEXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2',
      ],
      ['2026-12-14', '2027-01-07'],
    ],
    [
      'moments as other programs write them',
      [
        'UID:1\r\nDTSTART:2026-12-24T00:00:00.000\r\nDTEND:2026-12-24T23:59:59.999',
        'UID:2\r\nDTSTART:20261226T000000+0100\r\nDTEND:20261226T240000+0100',
        'UID:3\r\nitem1.DTSTART ; VALUE=DATE : 20261228',
        'UID:4\r\nDTSTART;TZID=(UTC+01:00) Bern:20261230T000000\r\nDTEND;TZID=(UTC+01:00) Bern:20261231T000000',
        'UID:5\r\nDTSTART:20270103T230000Z\r\nDTEND:20270104T230000Z\r\nX-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
      ],
      ['2026-12-24', '2026-12-26', '2026-12-28', '2026-12-30', '2027-01-04'],
    ],
    [
      'events without a name of their own, one of them moved',
      ['DTSTART:20261224', 'RECURRENCE-ID:20261224\r\nDTSTART:20261230'],
      ['2026-12-24', '2026-12-30'],
    ],
    ['a line folded in its middle', ['UID:1\r\nDTSTART;VALUE=DA\r\n TE:20261224'], ['2026-12-24']],
  ])('is read with %s', (_name, events, dates) => {
    expect(readCalendar({ text: calendar(...events), from })).toEqual({ dates });
  });

  it('is read through to the second one in its file, whatever ends the lines', () => {
    const text = `${calendar('UID:1\r\nDTSTART:20261224')}${calendar('UID:2\r\nDTSTART:20261225')}`;

    expect(readCalendar({ text: text.replaceAll('\r\n', '\n'), from })).toEqual({
      dates: ['2026-12-24', '2026-12-25'],
    });
  });

  it.each([
    ['behind a margin', (text: string) => `    ${text.replaceAll('\r\n', '\r\n    ').trim()}\r\n\r\n`],
    ['behind a tab', (text: string) => `\t${text.replaceAll('\r\n', '\r\n\t')}`],
    ['as a quotation', (text: string) => `> ${text.replaceAll('\r\n', '\r\n> ')}`],
    ['as a quotation of one', (text: string) => `>> ${text.replaceAll('\r\n', '\r\n>> ')}`],
    ['in a code block with words around', (text: string) => `See below:\n\`\`\`ics\n${text}\`\`\`\nThanks!`],
    ['with its line ends written out', (text: string) => text.replaceAll('\r\n', '\\r\\n')],
    ['with the line ends of a page', (text: string) => text.replaceAll('\r\n', '<br>\n')],
    ['in two bytes a letter', (text: string) => [...text].join('\0')],
    ['with two returns a line', (text: string) => text.replaceAll('\r\n', '\r\r\n')],
    ['without what stands around its events', (text: string) => text.replace(/^.*VCALENDAR.*$/gm, '')],
  ])('is read %s', (_name, copied) => {
    const event = 'UID:1\r\nSUMMARY:A long name that goes on\r\n  and on\r\nDTSTART;VALUE=DA\r\n TE:20261224';
    const text = copied(calendar(event, 'UID:2\r\nDTSTART:20261226'));

    expect(isCalendar(text)).toBe(true);
    expect(readCalendar({ text, from })).toEqual({ dates: ['2026-12-24', '2026-12-26'] });
  });

  it('is read but for what stands in no list of dates, and for rules of another calendar', () => {
    const text = calendar(
      'UID:1\r\nSUMMARY:Bridge days\r\nDTSTART:20261224\r\nRDATE:20261226,soon',
      'UID:2\r\nSUMMARY:Easter\r\nDTSTART:20260405\r\nRRULE:FREQ=YEARLY;BYEASTER=0',
      'UID:3\r\nSUMMARY:New Year\r\nDTSTART:20260217\r\nRRULE:RSCALE=CHINESE;FREQ=YEARLY',
      'UID:4\r\nDTSTART:20261231\r\nRRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=1',
    );

    expect(readCalendar({ text, from })).toEqual({
      dates: ['2026-12-24', '2026-12-26', '2026-12-31'],
      leftOut: 'Left out, since it cannot be read: a date of "Bridge days", "Easter", "New Year".',
    });
  });

  it('names what cannot be read where nothing else is left', () => {
    expect(readCalendar({ text: calendar('SUMMARY:Someday\r\nDTSTART:soon'), from })).toEqual({
      problem:
        'That calendar has no all-day events from now on. Left out, since it cannot be read: "Someday".',
    });
  });

  it('is read where an event never ends, in small letters, and after a byte order mark', () => {
    const text =
      '\ufeffbegin:vcalendar\nbegin:vevent\nuid:1\ndtstart:20261224\nBEGIN:VEVENT\nUID:2\nDTSTART: 20261225 ';

    expect(readCalendar({ text, from })).toEqual({ dates: ['2026-12-24', '2026-12-25'] });
  });

  it('is read over the end of a month and far on', () => {
    const text = calendar('UID:1\r\nDTSTART;VALUE=DATE:20260720\r\nDTEND;VALUE=DATE:20260910');
    const found = readCalendar({ text, from });

    expect('dates' in found && [found.dates.length, found.dates[0], found.dates.at(-1)]).toEqual([
      52,
      '2026-07-20',
      '2026-09-09',
    ]);
  });

  it('is read without what cannot be read, which is named', () => {
    const text = calendar(
      'UID:1\r\nSUMMARY:Christmas Eve\r\nDTSTART;VALUE=DATE:20261224',
      'UID:2\r\nSUMMARY:Nobody\\, nowhere\r\nDTSTART:soon',
      'UID:3\r\nSUMMARY:Never\r\nDTSTART;VALUE=DATE:20261301',
    );

    expect(readCalendar({ text, from })).toEqual({
      dates: ['2026-12-24'],
      leftOut: 'Left out, since it cannot be read: "Nobody, nowhere", "Never".',
    });
  });

  it('is read for whole days, several in a row, each year again', () => {
    const text = calendar(
      'UID:1\r\nSUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\nRRULE:FREQ=YEARLY',
      'UID:2\r\nDTSTART;VALUE=DATE:20260703',
      'UID:3\r\nDTSTART:20260704T100000Z\r\nDTEND:20260704T110000Z',
      'UID:4\r\nDTSTART;VALUE=DATE:20200101',
    );

    expect(readCalendar({ text, from })).toEqual({
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

  it('is read without a rule or a list of more than 8,000 days', () => {
    const many = Array.from({ length: 8001 }, () => '20261224').join();
    const text = calendar(
      'UID:1\r\nDTSTART;VALUE=DATE:20261224',
      'UID:2\r\nSUMMARY:Each day\r\nDTSTART;VALUE=DATE:20000101\r\nRRULE:FREQ=DAILY',
      `UID:3\r\nSUMMARY:Listed\r\nDTSTART;VALUE=DATE:20261224\r\nRDATE:${many}`,
    );

    expect(readCalendar({ text, from })).toEqual({
      dates: ['2026-12-24'],
      leftOut: 'Left out, since it cannot be read: "Each day", "Listed".',
    });
  });

  it('is asked for again where it has no days, or is none', () => {
    expect(readCalendar({ text: calendar('UID:3\r\nDTSTART:20260704T100000Z'), from })).toEqual({
      problem: 'That calendar has no all-day events from now on.',
    });
    expect(readCalendar({ text: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense', from })).toHaveProperty(
      'problem',
    );
  });

  it('has at most 400 days, and an endless one ends', () => {
    const daily = calendar('UID:1\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY');

    expect(readCalendar({ text: daily, from })).toEqual({
      problem: 'That is more than 400 days without a question.',
    });
  });
});
