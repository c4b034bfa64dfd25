import type { Epoch, Slot } from '../ids.ts';
import type { Fact } from '../store/facts.ts';
import { nextSlot } from './calendar.ts';

/**
 * Facts of the past without the slots that came due since: they may have been posted by the store that was lost. Their
 * schedules go on with the first slot after now; `onMissed` hears of each.
 */
export async function* withoutMissed(
  facts: AsyncIterable<Fact>,
  now: Epoch,
  onMissed: (slot: Slot) => void,
): AsyncGenerator<Fact> {
  for await (const fact of facts) {
    if (fact.kind !== 'schedule' || !fact.next || fact.next.at > now) {
      yield fact;
      continue;
    }
    onMissed(fact.next.slot);
    yield { ...fact, next: nextSlot(fact.schedule, now) };
  }
}
