import type { Change, Schedule } from '../../store/schedules.ts';

/** Where it is, and where its days off come from, are told of no change. */
type Named = Exclude<keyof Schedule, 'place' | 'holidaysFrom'>;

const names: Readonly<Record<Named, string>> = {
  time: 'time',
  zone: 'time zone',
  days: 'days',
  holidays: 'days without a question',
  packs: 'topics',
  difficulty: 'difficulty',
  closesAfterHours: 'closing',
  names: 'names on a board',
  discussion: 'discussion thread',
  role: 'who is mentioned',
  pausedUntil: 'pause',
  suspended: 'suspension',
  turnedDown: 'number of days',
};

/** ": time, days": what the last change changed; nothing where it was the first. */
export function changedText([last, before]: readonly Change[]): string {
  if (!last || !before) return '';
  const fields = Object.entries(names) as readonly [Named, string][]; // the keys of the table above
  const changed = fields.filter(
    ([field]) => !isSame(settingOf(last.schedule, field), settingOf(before.schedule, field)),
  );
  return changed.length > 0 ? `: ${changed.map(([, name]) => name).join(', ')}` : '';
}

/** Days that are read again each day change without anybody changing them: what counts is where they come from. */
function settingOf(schedule: Schedule, field: Named): unknown {
  return field === 'holidays' ? (schedule.holidaysFrom ?? schedule.holidays) : schedule[field];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
