import type { Note, NoteKind, NoteValue } from '../../store/notes.ts';
import type { Store } from '../../store/store.ts';
import type { Keys } from './keys.ts';
import { defineScript, type Link, readHash } from './link.ts';
import { asPairs } from './replies.ts';
import { scan } from './scan.ts';

const notesAtOnce = 50;

/** Field and value in turn; an empty value removes the field. The first argument empties the note before. */
const merge = defineScript(`
if ARGV[1] == '1' then redis.call('DEL', KEYS[1]) end
for i = 2, #ARGV, 2 do
  if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[1], ARGV[i])
  else redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
end
`);

/** Field and amount in turn. The value of a number is its text; of anything else it is not, and counts as 0. */
const sum = defineScript(`
for i = 1, #ARGV, 2 do
  local before = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or 0) or 0
  redis.call('HSET', KEYS[1], ARGV[i], string.format('%.0f', before + ARGV[i + 1]))
end
return redis.call('HGETALL', KEYS[1])
`);

export interface Notes extends Pick<Store, 'note' | 'add' | 'read' | 'notes'> {
  replace(kind: NoteKind, id: string, note: Note): Promise<void>;
}

export function createNotes(link: Link, keys: Keys): Notes {
  const write = async (name: string, change: Note, isAll: boolean): Promise<void> => {
    const fields = Object.entries(change).flatMap(([field, value]) => [
      field,
      value === null ? '' : JSON.stringify(value),
    ]);
    await link.run(merge, [name], [isAll ? 1 : 0, ...fields]);
  };
  const read = async (kind: NoteKind, id: string): Promise<Note> =>
    toNote(asPairs(await link.run(readHash, [keys.note(kind, id)], [])));
  return {
    note: (kind, id, change) => write(keys.note(kind, id), change, false),
    add: async (kind, id, amounts) =>
      toNote(asPairs(await link.run(sum, [keys.note(kind, id)], Object.entries(amounts).flat()))),
    replace: (kind, id, note) => write(keys.note(kind, id), note, true),
    read,
    async *notes(kind) {
      for await (const few of scan(link, keys.notes(kind), notesAtOnce))
        yield* await Promise.all(
          few.map(async (key) => {
            const [, id] = keys.noteIn(key);
            return { id, note: await read(kind, id) };
          }),
        );
    },
  };
}

/** `fromEntries` keeps a field named `__proto__` a field. */
export function toNote(pairs: readonly (readonly [string, string])[]): Note {
  return Object.fromEntries(pairs.map(([field, value]) => [field, JSON.parse(value) as NoteValue])); // written by this store
}
