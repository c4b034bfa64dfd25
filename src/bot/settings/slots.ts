import type { Epoch } from '../../ids.ts';
import { nextSlots } from '../../schedule/calendar.ts';
import type { Due, Schedule } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';

/** Later than any date a form accepts: paused until somebody resumes it. */
export const untilResumed: Epoch = Date.UTC(9999, 0, 1);

/** The next runs; none while suspended or paused for good. A date that was filled already has no second one. */
export async function upcoming(
  { store }: { readonly store: Store },
  schedule: Schedule,
  count: number,
): Promise<readonly Due[]> {
  const [now, posts] = await Promise.all([store.now(), store.posts(schedule.place.conversation, 1)]);
  const filled = posts[0]?.slot ?? '';
  return nextSlots(schedule, now, count + 1)
    .filter((due) => due.slot > filled)
    .slice(0, count);
}
