import type { Epoch, TeamId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';

/** Section -> when it was last opened or helped in an incident of the team. */
export type Used = Readonly<Record<string, Epoch>>;

export async function readUsed(store: NoteStore, team: TeamId): Promise<Used> {
  return parseUsed(await store.read('used', team));
}

export function parseUsed(note: Note): Used {
  return Object.fromEntries(
    Object.entries(note).flatMap(([section, at]) => (typeof at === 'number' ? [[section, at]] : [])),
  );
}

export async function noteUsed(
  store: NoteStore,
  team: TeamId,
  { section, at }: { readonly section: string; readonly at: Epoch },
): Promise<void> {
  await store.note('used', team, { [section]: at });
}
