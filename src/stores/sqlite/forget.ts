import { setImmediate } from 'node:timers/promises';
import type { MemberId } from '../../ids.ts';
import type { NoteKind } from '../../store/notes.ts';
import type { Store } from '../../store/store.ts';
import { naming, withoutMember } from '../shared/notes.ts';
import { forgetAnswers, placesOf, type Rows } from './forget-answers.ts';
import { forgetWithin } from './forget-within.ts';
import type { Names } from './names.ts';
import { changeNote, nameOf, notesNaming, readNote } from './notes.ts';
import type { Sql } from './sql.ts';
import type { SqliteTallies } from './tallies.ts';
import { forgetting } from './unfinished.ts';

/** Rows and notes changed before others get their turn. */
const rowsAtOnce = 200;
const notesAtOnce = 100;
/** With rows of their own for each member. */
const tables = ['attempts', 'reports', 'changes'];

interface Dependencies {
  readonly sql: Sql;
  readonly names: Names;
  readonly tallies: SqliteTallies;
  readonly folder: string;
}

export function createForget({ sql, names, tallies, folder }: Dependencies): Pick<Store, 'forget'> {
  return {
    async forget(member, within) {
      await forgetting({ sql, folder }, async () => {
        if (within) return forgetWithin({ sql, names, tallies }, member, within);
        const number = names.member(member);
        if (number !== undefined) await forgetRows({ sql, tallies }, number);
        await forgetNotes(sql, member);
      });
    },
  };
}

/** The name last: until then all that is left can be found, should this be cut off. */
async function forgetRows(dependencies: Rows, member: number): Promise<void> {
  const { sql } = dependencies;
  for (const table of tables) while (deleteSome(sql, table, member) === rowsAtOnce) await setImmediate();
  for (const conversation of placesOf(sql, member)) {
    sql.write(() => forgetAnswers(dependencies, conversation, member));
    await setImmediate();
  }
  sql.write(() => forgetName(dependencies, member));
}

function deleteSome(sql: Sql, table: string, member: number): number {
  return sql.run(
    `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE member = ? LIMIT ?)`,
    member,
    rowsAtOnce,
  );
}

/** With what came in meanwhile. */
function forgetName({ sql, tallies }: Rows, member: number): void {
  for (const conversation of placesOf(sql, member)) forgetAnswers({ sql, tallies }, conversation, member);
  for (const table of tables) sql.run(`DELETE FROM ${table} WHERE member = ?`, member);
  tallies.forgetMember(member);
  sql.run('DELETE FROM members WHERE id = ?', member);
}

/** The member's own note with the last of the others, which may say that the member is to be forgotten. */
async function forgetNotes(sql: Sql, member: MemberId): Promise<void> {
  const found: (readonly [NoteKind, string])[] = [];
  for await (const row of notesNaming(sql, member)) found.push(nameOf(row));
  const names = naming(member);
  while (found.length > notesAtOnce) {
    sql.write(() => forgetIn(sql, found.splice(0, notesAtOnce), names));
    await setImmediate();
  }
  sql.write(() => {
    forgetIn(sql, found, names);
    sql.run("DELETE FROM notes WHERE kind = 'member' AND id = ?", member);
  });
}

function forgetIn(
  sql: Sql,
  notes: readonly (readonly [NoteKind, string])[],
  names: (text: string) => boolean,
): void {
  for (const [of, id] of notes) {
    const change = withoutMember(readNote(sql, of, id), names);
    if (change) changeNote(sql, { of, id, note: change });
  }
}
