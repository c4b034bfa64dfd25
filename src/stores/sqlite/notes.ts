import type { MemberId, TeamId } from '../../ids.ts';
import type { Note, NoteKind } from '../../store/notes.ts';
import type { Store } from '../../store/store.ts';
import { mergeNote, sumNote } from '../shared/notes.ts';
import { spans } from './pages.ts';
import { asText, type Row, type Sql } from './sql.ts';
import type { Together } from './together.ts';

export function createNotes(sql: Sql, together: Together): Pick<Store, 'note' | 'add' | 'read' | 'notes'> {
  return {
    note: (kind, id, change) => together.write(() => changeNote(sql, { of: kind, id, note: change })),
    add: (kind, id, amounts) =>
      together.write(() => {
        changeNote(sql, { of: kind, id, note: sumNote(readNote(sql, kind, id), amounts) });
        return readNote(sql, kind, id);
      }),
    read: async (kind, id) => readNote(sql, kind, id),
    async *notes(kind) {
      for (const row of sql.all('SELECT id, note FROM notes WHERE kind = ?', kind))
        yield { id: asText(row.id), note: parseNote(asText(row.note)) };
    },
  };
}

export function readNote(sql: Sql, kind: NoteKind, id: string): Note {
  const row = sql.get('SELECT note FROM notes WHERE kind = ? AND id = ?', kind, id);
  return row ? parseNote(asText(row.note)) : {};
}

interface NoteChange {
  readonly of: NoteKind;
  readonly id: string;
  /** The fields that change. */
  readonly note: Note;
}

/** A note without fields is no note. */
export function changeNote(sql: Sql, { of, id, note: change }: NoteChange): void {
  const note = mergeNote(readNote(sql, of, id), change);
  if (Object.keys(note).length === 0) sql.run('DELETE FROM notes WHERE kind = ? AND id = ?', of, id);
  else
    sql.run('INSERT OR REPLACE INTO notes (kind, id, note) VALUES (?, ?, ?)', of, id, JSON.stringify(note));
}

/** Written by this store, from a note; JSON keeps a field named `__proto__` a field. */
export function parseNote(text: string): Note {
  return JSON.parse(text) as Note;
}

/** Notes in whose text the id stands, or one that contains it. */
export function notesNaming(sql: Sql, id: MemberId | TeamId): AsyncGenerator<Row> {
  const asStored = JSON.stringify(id).slice(1, -1);
  return spans(sql, 'notes', { where: 'instr(note, ?) > 0', value: asStored });
}

/** Which note a row holds. */
export function nameOf({ kind, id }: Row): readonly [kind: NoteKind, id: string] {
  return [asText(kind) as NoteKind, asText(id)]; // stored as given
}
