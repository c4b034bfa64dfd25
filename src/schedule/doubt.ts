import type { Epoch } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Due, Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { nextSlots } from './calendar.ts';
import { tuning } from './tuning.ts';

const { mostSkipped } = tuning;

/**
 * A chore of the day. A clock that runs ahead for a moment finds every slot long missed and moves on to the first one
 * after its own time: a slot that is further ahead than the schedule allows is doubted, and the schedule goes on with
 * the next one.
 */
export async function doubtSlots(
  { store, log }: { readonly store: Store; readonly log: Log },
  now: Epoch,
): Promise<void> {
  for await (const { schedule, next } of store.schedules()) {
    const soonest = next && (await soonestOf(store, schedule, { next, now }));
    if (!soonest) continue;
    const { conversation } = schedule.place;
    log.warn({ conversation, slot: next.slot, instead: soonest.slot }, 'a slot was too far ahead');
    await store.saveSchedule(schedule, soonest, undefined);
  }
}

/** undefined: the slot that waits is not to be doubted. */
async function soonestOf(
  store: Store,
  schedule: Schedule,
  { next, now }: { readonly next: Due; readonly now: Epoch },
): Promise<Due | undefined> {
  const slots = nextSlots(schedule, now, mostSkipped + 2);
  const allowed = slots.at(-1);
  if (!allowed || next.at <= allowed.at) return undefined;
  const [last] = await store.posts(schedule.place.conversation, 1);
  return slots.find(({ slot }) => slot > (last?.slot ?? ''));
}
