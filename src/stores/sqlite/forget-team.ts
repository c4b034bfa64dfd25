import { setImmediate } from 'node:timers/promises';
import { isOf, type TeamId } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { isTeamNote, withoutTeam } from '../shared/notes.ts';
import { changeNote, nameOf, notesNaming, readNote } from './notes.ts';
import { spans } from './pages.ts';
import type { Plans } from './plans.ts';
import { asNumber, asText, type Sql } from './sql.ts';
import { forgetting } from './unfinished.ts';

const rowsAtOnce = 200;
/** With rows for each conversation: what hands out work first. */
const tables = ['jobs', 'plans', 'posts', 'answers', 'answerers', 'reports', 'report_texts', 'changes'];

interface Dependencies {
  readonly sql: Sql;
  readonly plans: Plans;
  readonly folder: string;
}

export function createForgetTeam({ sql, plans, folder }: Dependencies): Pick<Store, 'forgetTeam'> {
  return {
    async forgetTeam(team) {
      await forgetting({ sql, folder }, async () => {
        for (const conversation of conversationsOf(sql, team)) await forgetConversation(sql, conversation);
        plans.forgetCached(); // a conversation that comes later may be given the same number
        await deleteSome(sql, 'attempts', { where: "attempt ->> '$.team' = ?", value: team });
        await forgetNotes(sql, team);
      });
    },
  };
}

function conversationsOf(sql: Sql, team: TeamId): readonly number[] {
  const rows = sql.all('SELECT id, conversation FROM conversations');
  return rows.filter((row) => isOf(team, asText(row.conversation))).map(({ id }) => asNumber(id));
}

async function forgetConversation(sql: Sql, conversation: number): Promise<void> {
  sql.run('UPDATE conversations SET schedule = NULL WHERE id = ?', conversation);
  for (const table of tables)
    await deleteSome(sql, table, { where: 'conversation = ?', value: conversation });
  sql.run('DELETE FROM conversations WHERE id = ?', conversation);
}

/** A few at a time, so that others have their turn. */
async function deleteSome(
  sql: Sql,
  table: string,
  { where, value }: { readonly where: string; readonly value: string | number },
): Promise<void> {
  const few = `SELECT rowid FROM ${table} WHERE ${where} LIMIT ?`;
  while (sql.run(`DELETE FROM ${table} WHERE rowid IN (${few})`, value, rowsAtOnce) === rowsAtOnce)
    await setImmediate();
}

async function forgetNotes(sql: Sql, team: TeamId): Promise<void> {
  for await (const row of spans(sql, 'notes', { where: 'instr(id, ?) = 1', value: team })) {
    const [kind, id] = nameOf(row);
    if (isTeamNote(team, { kind, id })) sql.run('DELETE FROM notes WHERE kind = ? AND id = ?', kind, id);
  }
  for await (const row of notesNaming(sql, team)) {
    const [kind, id] = nameOf(row);
    sql.write(() => {
      const change = withoutTeam(readNote(sql, kind, id), team, { kind });
      if (change) changeNote(sql, { of: kind, id, note: change });
    });
  }
}
