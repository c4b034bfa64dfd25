import type { Epoch, TeamId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { field, numbersOf, without } from './fields.ts';

/** More words than anybody reads; the oldest give way. */
const mostWords = 500;

export interface Wanted {
  readonly words: string;
  readonly times: number;
  /** When they were last asked for. */
  readonly at: Epoch;
}

/** What members of the team asked for and did not find, without who asked. */
export async function readWanted(store: NoteStore, team: TeamId): Promise<readonly Wanted[]> {
  return parseWanted(await store.read('wanted', team));
}

export function parseWanted(note: Note): readonly Wanted[] {
  const times = new Map(numbersOf(note, 'times'));
  return numbersOf(note, 'at').map(([words, at]) => ({ words, times: times.get(words) ?? 0, at }));
}

/** Once more for these words, without who asked: of those who ask in the same moment each counts. */
export async function addWanted(
  store: NoteStore,
  team: TeamId,
  { words, at }: { readonly words: string; readonly at: Epoch },
): Promise<void> {
  const note = await store.add('wanted', team, { [field('times', words)]: 1 });
  const others = parseWanted(note).filter((wanted) => wanted.words !== words);
  const oldest = others.toSorted((a, b) => b.at - a.at).slice(mostWords - 1);
  const gone = oldest.map((wanted) => wanted.words);
  await store.note('wanted', team, {
    ...without('times', gone),
    ...without('at', gone),
    [field('at', words)]: at,
  });
}
