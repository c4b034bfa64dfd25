import type { Store } from '../../store/store.ts';
import { type Rename, renaming } from '../shared/moved.ts';
import type { Names } from './names.ts';
import { changeNote, nameOf, parseNote, readNote } from './notes.ts';
import type { Plans } from './plans.ts';
import { asText, type Sql } from './sql.ts';

interface Dependencies {
  readonly sql: Sql;
  readonly names: Names;
  readonly plans: Plans;
}

/** Where a conversation's id stands in text. Everywhere else it is a number. */
const spelled = [
  ['conversations', 'schedule', 'id'],
  ['changes', 'schedule', 'conversation'],
  ['plans', 'planned', 'conversation'],
  ['reports', 'report', 'conversation'],
  ['report_texts', 'report', 'conversation'],
] as const;

export function createMoveConversation({ sql, names, plans }: Dependencies): Pick<Store, 'moveConversation'> {
  return {
    async moveConversation(from, to) {
      sql.write(() => {
        const conversation = names.conversation(from);
        if (conversation === undefined || isFree(sql, to)) {
          if (conversation !== undefined) renameRows(sql, conversation, { from, to });
          renameNotes(sql, from, renaming(from, to));
        }
      });
      plans.forgetCached();
    },
  };
}

function isFree(sql: Sql, conversation: string): boolean {
  return !sql.get(
    `SELECT 1 FROM conversations WHERE conversation = ?
       AND (schedule IS NOT NULL OR EXISTS (SELECT 1 FROM posts WHERE posts.conversation = conversations.id))`,
    conversation,
  );
}

function renameRows(
  sql: Sql,
  conversation: number,
  ids: { readonly from: string; readonly to: string },
): void {
  sql.run('DELETE FROM conversations WHERE conversation = ?', ids.to);
  sql.run('UPDATE conversations SET conversation = ? WHERE id = ?', ids.to, conversation);
  const [from, to] = [JSON.stringify(ids.from), JSON.stringify(ids.to)];
  for (const [table, column, key] of spelled)
    sql.run(
      `UPDATE ${table} SET ${column} = replace(${column}, ?, ?) WHERE ${key} = ?`,
      from,
      to,
      conversation,
    );
}

/** What was noted under the new id meanwhile is the later word. */
function renameNotes(sql: Sql, from: string, rename: Rename): void {
  const rows = sql.all('SELECT * FROM notes WHERE instr(note, ?) > 0 OR instr(id, ?) > 0', from, from);
  for (const row of rows) {
    const [[kind, id], text] = [nameOf(row), asText(row.note)];
    const [name, note] = [rename(id), parseNote(rename(text))];
    if (name === id && rename(text) === text) continue;
    const later = name === id ? {} : readNote(sql, kind, name);
    sql.run('DELETE FROM notes WHERE kind = ? AND id = ?', kind, id);
    changeNote(sql, { of: kind, id: name, note: { ...note, ...later } });
  }
}
