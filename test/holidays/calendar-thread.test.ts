import { describe, expect, it } from 'vitest';
import { createHolidaySources } from '../../src/holidays/sources.ts';

const from = '2026-06-01';
const never =
  'UID:n\r\nSUMMARY:Never\r\nDTSTART;VALUE=DATE:20260130\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30';
const christmas = 'UID:1\r\nDTSTART;VALUE=DATE:20261225';

describe('the text of a calendar', () => {
  it('is read while others have their turn, and without a rule that never comes true', async () => {
    const many = Array.from(
      { length: 1500 },
      (_, i) => `UID:${i}\r\nDTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=WEEKLY;COUNT=2`,
    );
    let turns = 0;
    const count = setInterval(() => turns++, 0);

    const found = await createHolidaySources().calendar(calendar(...many, never, christmas), from);
    clearInterval(count);

    expect(found).toEqual({
      dates: ['2026-12-24', '2026-12-25', '2026-12-31'],
      leftOut: 'Left out, since it cannot be read: "Never".',
    });
    expect(turns).toBeGreaterThan(20);
  });

  it('is given up with the third such rule, or where it is too long, and the next one is read', async () => {
    const sources = createHolidaySources();
    const filling = `${christmas}\r\nEXDATE:${'1,'.repeat(1_500_000)}`;

    const found = await Promise.all([
      sources.calendar(calendar(never, never, never, christmas), from),
      sources.calendar(calendar(christmas), from),
      sources.calendar(calendar(filling), from),
      sources.calendar(calendar(christmas), from),
    ]);

    const endless = { problem: 'That calendar has too many events, or a rule that never comes true.' };
    expect(found).toEqual([endless, { dates: ['2026-12-25'] }, endless, { dates: ['2026-12-25'] }]);
  });
});

function calendar(...events: readonly string[]): string {
  const lines = events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
