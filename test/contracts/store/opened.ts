import { toSlot } from '../../../src/ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { admin, conversationId, memberId, placeOf, scheduleOf } from '../../builders/store-facts.ts';

export interface StoresUnderTest {
  /** An empty one. */
  open(): Promise<Store>;
  /** Everything the store keeps, as bytes: of its files, or of its keys and values. */
  raw(): Promise<Buffer>;
  stop(): Promise<void>;
}

/** What a test is given: an empty store of its own. */
export interface Opened {
  store(): Store;
  stores(): StoresUnderTest;
}

export const ann = memberId('ANN');
export const ben = memberId('BEN');
export const tomorrow = { slot: toSlot('2026-03-03'), at: 4_000_000_000_000 };

/** A conversation whose first slot is due at a moment. */
export async function saveDue(store: Store, name: string, at: number): Promise<void> {
  const schedule = scheduleOf({ place: placeOf(conversationId(name)) });
  await store.saveSchedule(schedule, { slot: toSlot('2026-03-02'), at }, admin);
}
