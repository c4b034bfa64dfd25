import { describe, expect, it } from 'vitest';
import { parseDates } from '../../src/holidays/listed-dates.ts';

const from = '2026-06-01';

describe('dates without a question', () => {
  it('are read from a list of dates and ranges', () => {
    expect(parseDates('2026-12-25, 2026-12-24\n2026-12-30..2027-01-01 2026-12-24', from)).toEqual({
      dates: ['2026-12-24', '2026-12-25', '2026-12-30', '2026-12-31', '2027-01-01'],
    });
    expect(parseDates('', from)).toEqual({ dates: [] });
    expect(parseDates('2020-01-01', from)).toEqual({ dates: [] });
  });

  it.each(['tomorrow', '2026-02-30', '2027-01-01..2026-01-01', '2026-01-01..'])(
    'are not %j, and the word at fault is named',
    (text) => {
      expect(parseDates(`2026-12-24, ${text}`, from)).toEqual({
        problem: `${text} is no date. Write them like 2026-12-24, with commas between.`,
      });
    },
  );

  it.each([
    ['24.12.2026', ['2026-12-24']],
    ['4.7.2026; 24.12.2026', ['2026-07-04', '2026-12-24']],
    ['2026/12/24', ['2026-12-24']],
    ['24.12.2026 - 26.12.2026', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['24.12. – 26.12.2026', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['31.12.–1.1.2027', ['2026-12-31', '2027-01-01']],
    ['2026-12-24 to 2026-12-25', ['2026-12-24', '2026-12-25']],
    ['24.12.-26.12.2026', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['24.12.2026-25.12.2026', ['2026-12-24', '2026-12-25']],
    ['24.-26.12.2026', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['24. - 26.12.26', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['2026-12-24/2026-12-25', ['2026-12-24', '2026-12-25']],
    ...[
      ...[
        '24. Dezember 2026',
        '24 Dec 2026',
        'Dec 24, 2026',
        'December 24th 2026',
        'the 24th of December, 2026',
      ],
      ...[
        '24 décembre 2026',
        '24 de diciembre de 2026',
        '24 grudnia 2026',
        'Thu, 24 Dec 2026',
        'Do. 24.12.2026',
      ],
      ...[
        '24/12/2026',
        '12/24/2026',
        '24-12-2026',
        '20261224',
        '2026.12.24',
        '24. 12. 2026',
        '2026. 12. 24.',
      ],
      ...[
        '2026年12月24日',
        '２０２６-１２-２４',
        '٢٠٢٦-١٢-٢٤',
        '2026‑12‑24',
        '2026−12−24',
        '\u200b2026-12-24',
      ],
      ...[
        '2026-12-24T00:00:00Z',
        '24.12.',
        '24 December',
        '"2026-12-24"',
        '(2026-12-24)',
        '2026-12-24.',
        '> 24.12.26',
      ],
    ].map((text): [string, string[]] => [text, ['2026-12-24']]),
    ...[
      ...[
        'from 24.12.2026 to 25.12.2026',
        '24 Dec - 25 Dec 2026',
        'Dec 24-25, 2026',
        '24-25.12.2026',
        '24/25.12.2026',
      ],
      ...[
        '2026-12-24 through 2026-12-25',
        '2026-12-24 -> 2026-12-25',
        '2026-12-24…2026-12-25',
        'du 24 au 25 décembre 2026',
      ],
      ...[
        '24.12.2026 and 25.12.2026',
        '24.12. & 25.12.',
        '- 2026-12-24\n- 2026-12-25',
        '• 24 Dec 2026\n• 25 Dec 2026',
      ],
    ].map((text): [string, string[]] => [text, ['2026-12-24', '2026-12-25']]),
    ['5.5.', ['2027-05-05']],
    ['2026-12-24..2026-12-25, 2026-12-31', ['2026-12-24', '2026-12-25', '2026-12-31']],
  ])('are read from %j', (text, dates) => {
    expect(parseDates(text, from)).toEqual({ dates });
  });

  const week = ['24', '25', '26', '27', '28', '29', '30', '31'].map((day) => `2026-12-${day}`);

  it.each('.. - – — / -> → to until till through thru bis au al a à hasta até tot t/m til do'.split(' '))(
    'are all between two that "%s" stands between',
    (to) => {
      for (const [first, last] of [
        ['24.12.2026', '31.12.2026'],
        ['24.12.', '31.12.2026'],
        ['24', '31 December 2026'],
        ['2026-12-24T00:00:00Z', '2026-12-31T00:00:00Z'],
        ['Do. 24.12.2026', 'Thursday, 31.12.2026'],
      ])
        expect(parseDates(`${first} ${to} ${last}`, from)).toEqual({ dates: week });
    },
  );

  it.each([
    'to 24.12.2026, to 31.12.2026',
    'do 24.12.2026 en do 31.12.2026',
    'Do 24.12.2026 Do 31.12.2026',
    'quinta-feira 24.12.2026 e quinta-feira, 31.12.2026',
    'on Thursday, the 24th of December 2026; on Thursday the 31st of December, 2026',
  ])('are two where a weekday stands before each: %s', (text) => {
    expect(parseDates(text, from)).toEqual({ dates: ['2026-12-24', '2026-12-31'] });
  });

  it.each([
    'from Thu 24.12.2026 to Thu 31.12.2026',
    'du jeudi 24 au jeudi 31 décembre 2026',
    'von Donnerstag, 24. Dezember bis Donnerstag, den 31. Dezember 2026',
  ])('are all between two weekdays: %s', (text) => {
    expect(parseDates(text, from)).toEqual({ dates: week });
  });

  it.each([
    '13/13/2026',
    '2026-13-01',
    '30.2.2026',
    '2026-12-24..',
    '..2026-12-24',
    '24.',
    '26.-24.12.2026',
    'to',
    '-',
  ])('are not read from %j', (text) => {
    expect(parseDates(text, from)).toHaveProperty('problem');
  });

  it('are asked about where the day may be the month', () => {
    expect(parseDates('24.12.2026, 05/06/2027', from)).toEqual({
      problem: '05/06/2027 is two dates: write 2027-06-05 or 2027-05-06.',
    });
    expect(parseDates('06/06/2027', from)).toEqual({ dates: ['2027-06-06'] });
  });
});
