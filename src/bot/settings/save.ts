import type { MemberId } from '../../ids.ts';
import { noteManaged } from '../../notes/managed.ts';
import type { MayPost, Platform } from '../../platform.ts';
import type { Schedule, Suspension } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import { upcoming } from './slots.ts';

export interface Saved {
  readonly schedule: Schedule;
  readonly may: MayPost;
}

interface Kept {
  readonly store: Store;
  readonly platform: Platform;
}

/** Stores a schedule with its next free slot: suspended where the platform says that it would take no post. */
export async function saveSchedule(kept: Kept, by: MemberId | undefined, wanted: Schedule): Promise<Saved> {
  const saved = await judged(kept, wanted);
  await keep(kept, by, saved.schedule);
  if (by !== undefined) await noteManaged(kept.store, by, wanted.place);
  return saved;
}

/** The schedule by what the platform says now: stored where that stops it, or lets it go on. */
export async function lookAgain(kept: Kept, schedule: Schedule): Promise<Saved> {
  const { schedule: changed, may } = await judged(kept, schedule);
  if ((changed.suspended === undefined) === (schedule.suspended === undefined)) return { schedule, may };
  await keep(kept, undefined, changed);
  return { schedule: changed, may };
}

async function judged({ store, platform }: Kept, schedule: Schedule): Promise<Saved> {
  const [may, now] = await Promise.all([platform.mayPost(schedule.place), store.now()]);
  return { schedule: { ...schedule, suspended: suspensionBy(may, schedule.suspended, now) }, may };
}

async function keep(kept: Kept, by: MemberId | undefined, schedule: Schedule): Promise<void> {
  const [next] = await upcoming(kept, schedule, 1);
  await kept.store.saveSchedule(schedule, next, by);
}

function suspensionBy(may: MayPost, before: Suspension | undefined, now: number): Suspension | undefined {
  switch (may.kind) {
    case 'can':
      return before?.isUnforeseen ? before : undefined;
    case 'cannot':
      return { why: may.why, since: before?.since ?? now };
    case 'cannot tell':
      return before;
  }
}
