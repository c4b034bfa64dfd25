import type { QuestionId } from '../../ids.ts';
import { counts, ordinalOf, unpackAnswers } from '../shared/answers.ts';
import { removeAnswerer } from './answerers.ts';
import { countColumns, readPacked } from './answers.ts';
import { asNumber, asText, type Sql } from './sql.ts';
import type { SqliteTallies } from './tallies.ts';

export interface Rows {
  readonly sql: Sql;
  readonly tallies: SqliteTallies;
}

/** The conversations in which a member answered. */
export function placesOf(sql: Sql, member: number): readonly number[] {
  const rows = sql.all('SELECT conversation FROM answers WHERE member = ?', member);
  return rows.map(({ conversation }) => asNumber(conversation));
}

/** An open post counts the member no more, so that they are not counted twice if they come back. Closed totals stay. */
export function forgetAnswers({ sql, tallies }: Rows, conversation: number, member: number): void {
  const packed = readPacked(sql, conversation, member);
  if (!packed) return;
  const open = openSequences(sql, conversation);
  for (const answer of unpackAnswers(packed).filter(counts)) {
    const column = countColumns[answer.choice];
    const question = open.get(answer.sequence);
    if (!column || question === undefined) continue;
    tallies.takeBack(question, 1, Number(answer.isRight));
    sql.run(
      `UPDATE posts SET ${column} = ${column} - 1 WHERE conversation = ? AND sequence = ?`,
      conversation,
      answer.sequence,
    );
    removeAnswerer(sql, { conversation, sequence: answer.sequence, ordinal: ordinalOf(packed) });
  }
  sql.run('DELETE FROM answers WHERE conversation = ? AND member = ?', conversation, member);
}

/** Their questions, by sequence. */
function openSequences(sql: Sql, conversation: number): ReadonlyMap<number, QuestionId> {
  const rows = sql.all(
    `SELECT sequence, planned ->> '$.question.id' AS question FROM posts JOIN plans USING (conversation, sequence)
     WHERE conversation = ? AND state IN ('open', 'planned')`,
    conversation,
  );
  return new Map(
    rows.map(({ sequence, question }) => [asNumber(sequence), asText(question) as QuestionId]), // as it was stored
  );
}
