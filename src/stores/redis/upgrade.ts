import { isCounted } from '../shared/posts.ts';
import { upgradeNote } from '../shared/upgrade.ts';
import { createKeys } from './keys.ts';
import type { Link } from './link.ts';
import { createNotes } from './notes.ts';
import { readStates } from './progress.ts';
import { eachKey } from './scan.ts';

/** Brings the notes of an older data version forward; what was cut off is done again. */
export async function upgradeNotes(link: Link, prefix: string): Promise<void> {
  const keys = createKeys(prefix);
  const notes = createNotes(link, keys);
  const one = async (key: string): Promise<void> => {
    const [of, id] = keys.noteIn(key);
    const { kept, moved } = upgradeNote({ of, id, note: await notes.read(of, id) });
    for (const other of moved) await notes.note(other.of, other.id, other.note);
    await notes.replace(of, id, kept);
  };
  await eachKey(link, keys.all('n'), one);
}

/** From data version 4 on: which conversations have a schedule, and how many posts each has that count. */
export async function listSchedules(link: Link, prefix: string): Promise<void> {
  const keys = createKeys(prefix);
  const one = async (key: string): Promise<void> => {
    const conversation = keys.conversationIn(key);
    const [about, , , progress, , , , , listed] = keys.group(conversation);
    const states = await readStates(link, progress);
    await link.send('hset', about, 'posted', states.filter(([, state]) => isCounted(state)).length);
    if ((await link.send('hexists', about, 'schedule')) === 1) await link.send('sadd', listed, conversation);
  };
  await eachKey(link, keys.all('c'), one);
}
