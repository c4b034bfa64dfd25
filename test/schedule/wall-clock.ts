import { toSlot } from '../../src/ids.ts';
import type { Due } from '../../src/store/schedules.ts';

interface Wall {
  readonly zone: string;
  readonly time: string;
  readonly days: readonly number[];
}

const minute = 60_000;
const day = 86_400_000;

/** The slots by another way: no calendar arithmetic, only what `Intl.DateTimeFormat` says of single moments. */
export function wallClock(wall: Wall): { slotsAfter(after: number, count: number): readonly Due[] } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: wall.zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const [hours = 0, minutes = 0] = wall.time.split(':').map(Number);

  /** The clock on the wall, read as if it hung in Greenwich. */
  function read(at: number): number {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const date = Date.UTC(
      get('year'),
      get('month') - 1,
      get('day'),
      get('hour'),
      get('minute'),
      get('second'),
    );
    return date + (((at % 1000) + 1000) % 1000);
  }

  /** Moments at which the wall shows this; two where the clock is put back, none in a gap. */
  function moments(shown: number): readonly number[] {
    const offsets = new Set(
      [-36, -12, 0, 12, 36].map((h) => read(shown + h * 60 * minute) - (shown + h * 60 * minute)),
    );
    return [...offsets]
      .map((offset) => shown - offset)
      .filter((at) => read(at) === shown)
      .sort((a, b) => a - b);
  }

  function momentOn(date: number): number | undefined {
    const shown = date + (hours * 60 + minutes) * minute;
    const [first] = moments(shown);
    if (first !== undefined) return first;
    const isSkipped = !Array.from({ length: 96 }, (_, i) => date + i * 15 * minute).some(
      (at) => moments(at).length > 0,
    );
    // In a gap the hands are read as before the change.
    const before = shown - day * 1.5;
    return isSkipped ? undefined : shown - (read(before) - before);
  }

  return {
    slotsAfter(after, count) {
      const found: Due[] = [];
      const today = Math.floor(read(after) / day) * day;
      for (let date = today - day; found.length < count; date += day) {
        const weekday = ((new Date(date).getUTCDay() + 6) % 7) + 1;
        const at = wall.days.includes(weekday) ? momentOn(date) : undefined;
        if (at !== undefined && at > after)
          found.push({ slot: toSlot(new Date(date).toISOString().slice(0, 10)), at });
      }
      return found;
    },
  };
}
