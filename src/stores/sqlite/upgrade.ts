import { upgradeNote } from '../shared/upgrade.ts';
import { changeNote, nameOf, parseNote } from './notes.ts';
import { asText, type Sql } from './sql.ts';

/** Brings the notes of an older data version forward. Inside a write. */
export function upgradeNotes(sql: Sql): void {
  for (const row of sql.all('SELECT kind, id, note FROM notes')) {
    const [of, id] = nameOf(row);
    const { kept, moved } = upgradeNote({ of, id, note: parseNote(asText(row.note)) });
    sql.run('DELETE FROM notes WHERE kind = ? AND id = ?', of, id);
    changeNote(sql, { of, id, note: kept });
    for (const one of moved) changeNote(sql, one);
  }
}
