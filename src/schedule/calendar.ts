import { Temporal } from 'temporal-polyfill';
import { type Epoch, type Place, type Slot, toSlot } from '../ids.ts';
import type { Due, Schedule } from '../store/schedules.ts';
import { hourMs } from '../time.ts';
import { tuning } from './tuning.ts';

export { zoneOf } from './zones.ts';

/** A year and a day: a schedule with nothing in it has nothing. */
const searchedDays = 367;
const { forGoodMs, closesWithinMs } = tuning;
const turnedDownDays: readonly number[] = [2, 4];

export interface SlotOptions {
  /** Only slots on a later local date than this: a date is filled once. */
  readonly afterSlot?: Slot | undefined;
}

/** The first slot after a moment. undefined: none within a year, paused for good, suspended. */
export function nextSlot(schedule: Schedule, after: Epoch, options: SlotOptions = {}): Due | undefined {
  return slotsAfter(schedule, after, options).next().value ?? undefined;
}

export function nextSlots(schedule: Schedule, after: Epoch, count: number): readonly Due[] {
  const found: Due[] = [];
  for (const slot of slotsAfter(schedule, after, {})) {
    if (found.length >= count) break;
    found.push(slot);
  }
  return found;
}

/** The moment of a local date's slot; undefined: the zone skips the date. */
export function slotTime(schedule: Pick<Schedule, 'time' | 'zone'>, slot: Slot): Epoch | undefined {
  return momentOn(Temporal.PlainDate.from(slot), schedule);
}

export function localDate(zone: string, at: Epoch): string {
  return zoned(zone, at).toPlainDate().toString();
}

/** The slot that a moment belongs to, whatever the schedule says of that day. */
export function slotOn(zone: string, at: Epoch): Slot {
  return toSlot(localDate(zone, at));
}

/** When a question posted now closes: fixed with its plan. `next` is the slot after it. */
export function closingTime(
  schedule: Pick<Schedule, 'closesAfterHours'>,
  plannedAt: Epoch,
  next: Due | undefined,
): Epoch {
  if (schedule.closesAfterHours !== undefined) return plannedAt + schedule.closesAfterHours * hourMs;
  const last = plannedAt + closesWithinMs;
  return next && next.at > plannedAt ? Math.min(next.at, last) : last;
}

/** What one press starts. */
export function defaultSchedule(place: Place, zone: string): Schedule {
  return {
    place: { team: place.team, conversation: place.conversation },
    time: '10:00',
    zone,
    days: [1, 2, 3, 4, 5],
    holidays: [],
    holidaysFrom: undefined,
    packs: ['incidents', 'running'],
    difficulty: undefined,
    closesAfterHours: undefined,
    names: 'join',
    discussion: 'no',
    role: undefined,
    pausedUntil: undefined,
    suspended: undefined,
    turnedDown: false,
  };
}

/** The days that questions are posted on. */
export function postingDays(schedule: Pick<Schedule, 'days' | 'turnedDown'>): readonly number[] {
  return schedule.turnedDown ? turnedDownDays : schedule.days;
}

function* slotsAfter(schedule: Schedule, after: Epoch, options: SlotOptions): Generator<Due, undefined> {
  // A pause lets the slot of its very end through.
  const from = Math.max(after, (schedule.pausedUntil ?? 0) - 1);
  if (schedule.suspended || from - after > forGoodMs) return;
  const days = new Set(postingDays(schedule));
  const without = new Set(schedule.holidays);
  // A gap around midnight can shift yesterday's slot into today.
  let date = zoned(schedule.zone, from).toPlainDate().subtract({ days: 1 });
  for (let empty = 0; empty < searchedDays; empty++, date = date.add({ days: 1 })) {
    const slot = toSlot(date.toString());
    if (!days.has(date.dayOfWeek) || without.has(slot)) continue;
    if (options.afterSlot !== undefined && slot <= options.afterSlot) continue;
    const at = momentOn(date, schedule);
    if (at === undefined || at <= from) continue;
    yield { slot, at };
    empty = 0;
  }
}

/** A local time that does not exist is shifted by the gap; of one that occurs twice the first is meant. */
function momentOn(date: Temporal.PlainDate, schedule: Pick<Schedule, 'time' | 'zone'>): Epoch | undefined {
  const midnight = date.toZonedDateTime(schedule.zone);
  if (!midnight.toPlainDate().equals(date)) return undefined;
  const plainTime = Temporal.PlainTime.from(schedule.time);
  return date.toZonedDateTime({ timeZone: schedule.zone, plainTime }).epochMilliseconds;
}

function zoned(zone: string, at: Epoch): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
