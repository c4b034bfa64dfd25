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
  const stored = JSON.parse(text) as Schedule | (Omit<Schedule, 'discussion'> & { discussion: boolean });
  return { ...unset, ...stored, discussion: discussionOf(stored.discussion) };
}

/** Until threads could be opened with the question, it was a yes or a no. */
function discussionOf(stored: Schedule['discussion'] | boolean): Schedule['discussion'] {
  if (typeof stored !== 'boolean') return stored;
  return stored ? 'asked' : 'no';
}
