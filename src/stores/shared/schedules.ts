import type { Schedule } from '../../store/schedules.ts';

/** Written by a store under the schema version, so not validated again. JSON has no undefined: what is unset comes back as such. */
export function parseSchedule(text: string): Schedule {
  const schedule = JSON.parse(text) as Schedule;
  return {
    ...schedule,
    holidaysFrom: schedule.holidaysFrom,
    difficulty: schedule.difficulty,
    closesAfterHours: schedule.closesAfterHours,
    role: schedule.role,
    pausedUntil: schedule.pausedUntil,
    suspended: schedule.suspended,
  };
}
