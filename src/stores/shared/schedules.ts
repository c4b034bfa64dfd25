import type { Schedule } from '../../store/schedules.ts';

/** JSON has no undefined: what is unset comes back as such. A field that may be unset and is missing here does not compile. */
const unset: { readonly [K in keyof Schedule as undefined extends Schedule[K] ? K : never]: undefined } = {
  holidaysFrom: undefined,
  difficulty: undefined,
  closesAfterHours: undefined,
  role: undefined,
  pausedUntil: undefined,
  suspended: undefined,
};

/** Written by a store under the schema version, so not validated again. */
export function parseSchedule(text: string): Schedule {
  return { ...unset, ...(JSON.parse(text) as Schedule) };
}
