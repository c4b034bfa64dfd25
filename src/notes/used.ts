import type { Epoch, SectionId, TeamId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';

/** Section -> when it was last opened or helped in an incident of the team. */
export type Used = ReadonlyMap<SectionId, Epoch>;

export async function readUsed(store: NoteStore, team: TeamId): Promise<Used> {
  return parseUsed(await store.read('used', team));
}

export function parseUsed(note: Note): Used {
  return new Map(
    Object.entries(note).flatMap(
      ([section, at]) => (typeof at === 'number' ? [[section as SectionId, at]] : []), // as noteUsed stored it
    ),
  );
}

export async function noteUsed(
  store: NoteStore,
  team: TeamId,
  { section, at }: { readonly section: SectionId; readonly at: Epoch },
): Promise<void> {
  await store.note('used', team, { [section]: at });
}
