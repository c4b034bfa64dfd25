import type { AnswerStore } from './answers.ts';
import type { FactStore } from './facts.ts';
import type { JobStore } from './jobs.ts';
import type { NoteStore } from './notes.ts';
import type { PostStore } from './posts.ts';
import type { ScheduleStore } from './schedules.ts';
import type { TallyStore } from './tallies.ts';

/**
 * What the bot remembers. Facts are stored, numbers derived. Every write may be repeated with the same effect.
 * A store that cannot be reached rejects with `StoreAway` within 1.5 s.
 */
export interface Store
  extends ScheduleStore,
    JobStore,
    PostStore,
    AnswerStore,
    TallyStore,
    NoteStore,
    FactStore {
  close(): Promise<void>;
}

/** The store did not answer in time, or cannot be reached. Whatever was asked may or may not have happened. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}
