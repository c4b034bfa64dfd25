import type { Epoch, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

export interface Out {
  readonly team: TeamId;
  /** When the bot was put out of it. */
  readonly at: Epoch;
}

/** The teams that the bot is in no more, whose data waits in case it comes back. */
export async function readOut(store: NoteStore): Promise<readonly Out[]> {
  return Object.entries(await store.read('out', 'all')).flatMap(
    ([team, at]) => (typeof at === 'number' ? [{ team: team as TeamId, at }] : []), // stored as text by noteOut
  );
}

/** The first moment stands. */
export async function noteOut(store: NoteStore, { team, at }: Out): Promise<void> {
  const { [team]: known } = await store.read('out', 'all');
  if (known === undefined) await store.note('out', 'all', { [team]: at });
}

/** It is back, or nothing is left to wait for. */
export async function noteBack(store: NoteStore, team: TeamId): Promise<void> {
  await store.note('out', 'all', { [team]: null });
}
