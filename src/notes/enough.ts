import type { SectionId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { field, numbersOf } from './fields.ts';

/** What readers said of a section: whether it was enough. */
export interface Enough {
  readonly section: SectionId;
  readonly yes: number;
  readonly no: number;
}

/** Once more, without who said it: of those who say it in the same moment each counts. */
export async function addEnough(store: NoteStore, section: SectionId, isEnough: boolean): Promise<void> {
  await store.add('enough', 'all', { [field(isEnough ? 'yes' : 'no', section)]: 1 });
}

/** The sections that readers spoke of, those first that were enough for the fewest. */
export async function readEnough(store: NoteStore): Promise<readonly Enough[]> {
  const share = ({ yes, no }: Enough): number => yes / (yes + no);
  return parse(await store.read('enough', 'all')).toSorted((a, b) => share(a) - share(b));
}

function parse(note: Note): readonly Enough[] {
  const [yes, no] = [new Map(numbersOf(note, 'yes')), new Map(numbersOf(note, 'no'))];
  return [...new Set([...yes.keys(), ...no.keys()])].map((section) => ({
    section: section as SectionId, // as addEnough stored it
    yes: yes.get(section) ?? 0,
    no: no.get(section) ?? 0,
  }));
}
