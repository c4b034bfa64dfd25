import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { MemberId } from '../ids.ts';
import type { NoteKind, Store } from '../store.ts';
import { counts, ordinalOf, unpackAnswers } from './common-answers.ts';
import { namesMember, withoutMember } from './common-notes.ts';
import { removeAnswerer } from './embedded-answerers.ts';
import { countColumns } from './embedded-answers.ts';

import type { Names } from './embedded-names.ts';
import { changeNote, notesNaming, parseNote } from './embedded-notes.ts';
import { asBytes, asNumber, asText, type Sql } from './embedded-sql.ts';

export function createForget(sql: Sql, names: Names, file: string): Pick<Store, 'forget'> {
  return {
    async forget(member) {
      await forgetNotes(sql, member);
      const number = names.member(member);
      if (number !== undefined) sql.write(() => forgetRows(sql, number));
      empty(sql);
      // A page that was split keeps a stale copy of what moved, and `secure_delete` does not reach it.
      if (await isInFile(file, member)) {
        sql.script('VACUUM');
        empty(sql);
      }
    },
  };
}

/** Writes the log back into the file and cuts it to nothing. */
function empty(sql: Sql): void {
  sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
}

function forgetRows(sql: Sql, member: number): void {
  uncountOpen(sql, member);
  for (const table of ['answers', 'attempts', 'reports', 'changes'])
    sql.run(`DELETE FROM ${table} WHERE member = ?`, member);
  sql.run('DELETE FROM members WHERE id = ?', member);
}

/** An open post counts the member no more, so that they are not counted twice if they come back. Closed totals stay. */
function uncountOpen(sql: Sql, member: number): void {
  for (const row of sql.all('SELECT conversation, packed FROM answers WHERE member = ?', member)) {
    const [conversation, packed] = [asNumber(row.conversation), asBytes(row.packed)];
    for (const answer of unpackAnswers(packed).filter(counts)) {
      const column = countColumns[answer.choice];
      const isOpen =
        column &&
        sql.run(
          `UPDATE posts SET ${column} = ${column} - 1 WHERE conversation = ? AND sequence = ? AND state IN ('open', 'planned')`,
          conversation,
          answer.sequence,
        );
      if (isOpen) removeAnswerer(sql, conversation, answer.sequence, ordinalOf(packed));
    }
  }
}

async function forgetNotes(sql: Sql, member: MemberId): Promise<void> {
  sql.run("DELETE FROM notes WHERE kind = 'member' AND id = ?", member);
  const names = namesMember(member);
  for await (const row of notesNaming(sql, member)) {
    const change = withoutMember(parseNote(asText(row.note)), names);
    if (change) changeNote(sql, asText(row.kind) as NoteKind, asText(row.id), change); // stored as given
  }
}

/** Looks at the raw bytes, a piece at a time. */
async function isInFile(file: string, member: MemberId): Promise<boolean> {
  const names = namesMember(member);
  let before = '';
  for await (const piece of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 20 })) {
    const text = before + String(piece);
    if (names(text)) return true;
    before = text.slice(-2 * member.length);
    await setImmediate();
  }
  return false;
}
