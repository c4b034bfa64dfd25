import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSlots } from '../../src/schedule/calendar.ts';
import { day, schedule } from '../builders/drill.ts';
import { wallClock } from './wall-clock.ts';

const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Europe/Kyiv',
  'UTC',
] as const;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const quarters = Array.from(
  { length: 20 },
  (_, i) => `0${Math.floor(i / 4)}:${['00', '15', '30', '45'][i % 4]}`,
);
const utc = (text: string): number => Date.parse(text);

describe('the slots of ten years', () => {
  it('agree with an independent reading of the zone over ten years', () => {
    const zone = fc.constantFrom(...zones);
    const from = fc.integer({ min: utc('2011-06-01T00:00:00Z'), max: utc('2026-06-01T00:00:00Z') });
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        zone,
        from,
        minutes,
        fc.subarray(everyDay, { minLength: 1 }),
        (zone, after, minute, days) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

          expect(nextSlots(schedule({ zone, time, days }), after, 4)).toEqual(
            wallClock({ zone, time, days }).slotsAfter(after, 4),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each(zones)('fall once on every date of ten years in %s, at the hour of the clock change', (zone) => {
    const plan = schedule({ zone, time: '02:15', days: everyDay });
    const clock = wallClock({ zone, time: '02:15', days: everyDay });
    const slots = nextSlots(plan, utc('2011-12-01T00:00:00Z'), 3_653);
    const expected = clock.slotsAfter(utc('2011-12-01T00:00:00Z'), 3_653);

    expect(slots.filter((one, i) => one.at !== expected[i]?.at || one.slot !== expected[i]?.slot)).toEqual(
      [],
    );
    expect(new Set(slots.map((one) => one.slot)).size).toBe(3_653);
    expect(slots.every((one, i) => i === 0 || one.at > (slots[i - 1]?.at ?? 0))).toBe(true);
  });

  it.each([
    ['America/New_York', 20],
    ['Europe/Berlin', 20],
    ['Europe/Kyiv', 20],
    ['Australia/Lord_Howe', 20],
    ['Pacific/Apia', 21],
    ['Asia/Kathmandu', 0],
    ['UTC', 0],
  ])('agree at every quarter of an hour around each clock change of ten years in %s', (zone, changes) => {
    const dates = changesOf(zone, 2011, 2021);
    const wrong = quarters.flatMap((time) => {
      const plan = schedule({ zone, time, days: everyDay });
      const clock = wallClock({ zone, time, days: everyDay });
      return dates.filter((date) => {
        const expected = clock.slotsAfter(date - day, 3);
        return nextSlots(plan, date - day, 3).some(
          ({ slot, at }, i) => at !== expected[i]?.at || slot !== expected[i]?.slot,
        );
      });
    });

    expect(dates.length).toBe(changes);
    expect(wrong).toEqual([]);
  });
});

/** Midnights in UTC before which the zone's offset changed, by what `Intl` shows. */
function changesOf(zone: string, fromYear: number, toYear: number): readonly number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (at: number): string | undefined =>
    format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  const found: number[] = [];
  let before = offsetAt(Date.UTC(fromYear, 6, 0));
  for (let at = Date.UTC(fromYear, 6, 1); at < Date.UTC(toYear, 6, 1); at += day) {
    const offset = offsetAt(at);
    if (offset !== before) found.push(at);
    before = offset;
  }
  return found;
}
