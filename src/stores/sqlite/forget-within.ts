import { setImmediate } from 'node:timers/promises';
import { isOf, type MemberId, type TeamId } from '../../ids.ts';
import type { NoteKind } from '../../store/notes.ts';
import { withoutMemberIn } from '../shared/notes.ts';
import { forgetAnswers, placesOf, type Rows } from './forget-answers.ts';
import type { Names } from './names.ts';
import { changeNote, nameOf, notesNaming, readNote } from './notes.ts';

/** What is known of a member in one team. In others they go on, so their name stays. */
export async function forgetWithin(
  parts: Rows & { readonly names: Names },
  member: MemberId,
  team: TeamId,
): Promise<void> {
  const { sql, names } = parts;
  const number = names.member(member);
  if (number !== undefined) {
    const isThere = (conversation: number): boolean => isOf(team, names.conversationOf(conversation));
    for (const conversation of placesOf(sql, number).filter(isThere)) {
      sql.write(() => forgetAnswers(parts, conversation, number));
      await setImmediate();
    }
    sql.run("DELETE FROM attempts WHERE member = ? AND attempt ->> '$.team' = ?", number, team);
    for (const table of ['reports', 'changes'])
      for (const { conversation } of sql.all(
        `SELECT DISTINCT conversation FROM ${table} WHERE member = ?`,
        number,
      ))
        if (isThere(Number(conversation)))
          sql.run(`DELETE FROM ${table} WHERE member = ? AND conversation = ?`, number, Number(conversation));
  }
  await forgetInNotes(parts, member, team);
}

async function forgetInNotes({ sql }: Rows, member: MemberId, team: TeamId): Promise<void> {
  const change = (kind: NoteKind, id: string): void => {
    const forgotten = withoutMemberIn(readNote(sql, kind, id), { member, team }, { kind, id });
    if (forgotten) changeNote(sql, { of: kind, id, note: forgotten });
  };
  for await (const row of notesNaming(sql, member)) sql.write(() => change(...nameOf(row)));
  sql.write(() => change('member', member));
}
