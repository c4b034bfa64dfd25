import { describe, expect, it } from 'vitest';
import { toSlot } from '../../src/ids.ts';
import {
  closingTime,
  defaultSchedule,
  localDate,
  nextSlot,
  nextSlots,
  slotTime,
} from '../../src/schedule/calendar.ts';
import type { Schedule } from '../../src/store/schedules.ts';
import { conversation, day, hour, monday, schedule, team } from '../builders/drill.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const utc = (text: string): number => Date.parse(text);
const said = (zone: string, time: string, after: string, change: Partial<Schedule> = {}): readonly string[] =>
  nextSlots(schedule({ zone, time, days: everyDay, ...change }), utc(after), 3).map(
    ({ slot, at }) => `${slot} ${new Date(at).toISOString().slice(0, 16)}`,
  );

describe('the slots of a schedule', () => {
  it.each([
    [
      'shifts a time that does not exist by the gap',
      'America/New_York',
      '02:30',
      '2026-03-07T12:00Z',
      '2026-03-08 2026-03-08T07:30',
    ],
    [
      'shifts by half an hour where the gap is half an hour',
      'Australia/Lord_Howe',
      '02:15',
      '2026-10-03T12:00Z',
      '2026-10-04 2026-10-03T15:45',
    ],
    [
      'takes the first of a time that occurs twice',
      'Europe/Berlin',
      '02:30',
      '2026-10-24T12:00Z',
      '2026-10-25 2026-10-25T00:30',
    ],
    [
      'shifts by an hour in Europe',
      'Europe/Kyiv',
      '03:30',
      '2026-03-28T12:00Z',
      '2026-03-29 2026-03-29T01:30',
    ],
    [
      'takes the first of an hour that occurs twice in America',
      'America/New_York',
      '01:30',
      '2026-10-31T12:00Z',
      '2026-11-01 2026-11-01T05:30',
    ],
    [
      'takes the first of a half hour that occurs twice',
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-04T12:00Z',
      '2026-04-05 2026-04-04T14:45',
    ],
    [
      'keeps a quarter of an hour',
      'Asia/Kathmandu',
      '10:00',
      '2026-01-01T12:00Z',
      '2026-01-02 2026-01-02T04:15',
    ],
  ])('%s', (_, zone, time, after, first) => {
    expect(said(zone, time, after)[0]).toBe(first);
  });

  it('leave out a date that the zone skips', () => {
    expect(said('Pacific/Apia', '10:00', '2011-12-28T12:00Z').map((one) => one.slice(0, 10))).toEqual([
      '2011-12-28',
      '2011-12-29',
      '2011-12-31',
    ]);
    expect(slotTime({ zone: 'Pacific/Apia', time: '10:00' }, toSlot('2011-12-30'))).toBeUndefined();
  });

  it('keep their date where the gap runs over midnight', () => {
    expect(said('America/Nuuk', '23:30', '2024-03-29T12:00Z').map((one) => one.slice(0, 10))).toContain(
      '2024-03-30',
    );
  });

  it('fall on the days of the schedule, without its holidays', () => {
    const plan = schedule({ time: '10:00', holidays: ['2026-01-06', '2026-01-09'] });

    expect(nextSlots(plan, monday, 4).map((one) => one.slot)).toEqual([
      '2026-01-05',
      '2026-01-07',
      '2026-01-08',
      '2026-01-12',
    ]);
    expect(nextSlots(schedule({ days: [] }), monday, 4)).toEqual([]);
  });

  it('come after a moment, not at it', () => {
    const plan = schedule({ time: '09:00' });

    expect(nextSlot(plan, monday - 1)?.at).toBe(monday);
    expect(nextSlot(plan, monday)?.at).toBe(monday + day);
    expect(nextSlot(plan, monday - day, { afterSlot: toSlot('2026-01-06') })?.slot).toBe('2026-01-07');
  });

  it('stand still in a pause and a suspension', () => {
    const plan = schedule({ time: '09:00' });

    expect(nextSlot({ ...plan, pausedUntil: monday + 2 * day }, monday)?.at).toBe(monday + 2 * day);
    expect(nextSlot({ ...plan, pausedUntil: Date.UTC(9999, 0, 1) }, monday)).toBeUndefined();
    expect(nextSlot({ ...plan, pausedUntil: monday - day }, monday)?.at).toBe(monday + day);
    expect(nextSlot({ ...plan, suspended: { why: 'gone', since: monday } }, monday)).toBeUndefined();
  });

  it('fall on Tuesday and Thursday once it turned itself down', () => {
    const slots = nextSlots(schedule({ time: '10:00', turnedDown: true }), monday, 3);

    expect(slots.map((one) => one.slot)).toEqual(['2026-01-06', '2026-01-08', '2026-01-13']);
  });
});

describe('a question closes', () => {
  it('when the next is posted, at most 72 hours later', () => {
    expect(closingTime(schedule(), monday, { slot: toSlot('2026-01-06'), at: monday + day })).toBe(
      monday + day,
    );
    expect(closingTime(schedule(), monday, { slot: toSlot('2026-01-12'), at: monday + 7 * day })).toBe(
      monday + 72 * hour,
    );
    expect(closingTime(schedule(), monday, undefined)).toBe(monday + 72 * hour);
  });

  it('after so many hours where the schedule says so', () => {
    const plan = schedule({ closesAfterHours: 4 });

    expect(closingTime(plan, monday, { slot: toSlot('2026-01-06'), at: monday + day })).toBe(
      monday + 4 * hour,
    );
  });
});

describe('one press', () => {
  it('starts Monday to Friday at ten in the admin’s zone', () => {
    const plan = defaultSchedule({ team, conversation }, 'Europe/Berlin');

    expect(nextSlots(plan, utc('2026-01-09T10:00Z'), 2)).toEqual([
      { slot: toSlot('2026-01-12'), at: utc('2026-01-12T09:00Z') },
      { slot: toSlot('2026-01-13'), at: utc('2026-01-13T09:00Z') },
    ]);
    expect(plan).toMatchObject({ packs: ['incidents', 'running'], names: 'join' });
    expect(localDate('Pacific/Apia', utc('2026-01-12T11:00Z'))).toBe('2026-01-13');
  });
});
