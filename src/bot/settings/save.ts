import type { MemberId } from '../../ids.ts';
import type { Schedule } from '../../store/schedules.ts';
import type { World } from '../world.ts';
import { upcoming } from './slots.ts';

/** Stores a schedule with its next free slot, and gives it back. */
export async function saveSchedule(
  world: World,
  by: MemberId | undefined,
  schedule: Schedule,
): Promise<Schedule> {
  const [next] = await upcoming(world, schedule, 1);
  await world.store.saveSchedule(schedule, next, by);
  return schedule;
}
