import { upgradeNote } from '../shared/upgrade.ts';
import { createKeys } from './keys.ts';
import type { Link } from './link.ts';
import { createNotes } from './notes.ts';
import { scan } from './scan.ts';

const notesAtOnce = 50;

/** Brings the notes of data version 2 forward; what was cut off is done again. */
export async function upgradeNotes(link: Link, prefix: string): Promise<void> {
  const keys = createKeys(prefix);
  const notes = createNotes(link, keys);
  const one = async (key: string): Promise<void> => {
    const [of, id] = keys.noteIn(key);
    const { kept, moved } = upgradeNote({ of, id, note: await notes.read(of, id) });
    for (const other of moved) await notes.note(other.of, other.id, other.note);
    await notes.replace(of, id, kept);
  };
  for await (const few of scan(link, keys.all('n'), notesAtOnce)) await Promise.all(few.map(one));
}
