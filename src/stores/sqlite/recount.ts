import type { MemberId, QuestionId, SectionId } from '../../ids.ts';
import { type Asked, type Counted, createRecount, sets } from '../shared/tallies.ts';
import { byTime, createInterned, type Try, toTries } from '../shared/tries.ts';
import { readAttempts } from './attempts.ts';
import { asBytes, asNumber, asText, type Sql } from './sql.ts';
import { chunkBytes, putSet } from './tallies.ts';

/** Members are numbers here. */
const nobody = '' as MemberId;

/** Inside a write: counts the tallies again from what is stored, each member's tries by time. */
export function recount(sql: Sql): void {
  const asked = readAsked(sql);
  const members = sql.all('SELECT id FROM members ORDER BY id').map(({ id }) => asNumber(id));
  const tallies = createRecount(members.at(-1) ?? 0);
  for (const member of members) for (const tried of triesOf(sql, member, asked)) tallies.add(member, tried);
  replace(sql, tallies.questions);
}

/** By conversation and sequence, without what was withdrawn. */
function readAsked(sql: Sql): ReadonlyMap<string, Asked> {
  const interned = createInterned();
  const rows = sql.all(
    `SELECT posts.conversation || ' ' || posts.sequence AS place,
       planned ->> '$.question.id' AS question, planned ->> '$.question.section' AS section
     FROM posts JOIN plans USING (conversation, sequence) WHERE state <> 'void'`,
  );
  return new Map(
    rows.map(({ place, question, section }) => [
      asText(place),
      interned({ question: asText(question) as QuestionId, section: asText(section) as SectionId }), // as they were stored
    ]),
  );
}

function triesOf(sql: Sql, member: number, asked: ReadonlyMap<string, Asked>): readonly Try[] {
  const answers = sql.all('SELECT conversation, packed FROM answers WHERE member = ?', member);
  return [
    ...answers.flatMap(({ conversation, packed }) =>
      toTries(asBytes(packed), (sequence) => asked.get(`${asNumber(conversation)} ${sequence}`)),
    ),
    ...readAttempts(sql, member, nobody).map((attempt) => ({ ...attempt, isCounted: false })),
  ].toSorted(byTime);
}

function replace(sql: Sql, questions: ReadonlyMap<QuestionId, Counted>): void {
  sql.script('DELETE FROM tallies; DELETE FROM tally_sets');
  for (const [question, counted] of questions) {
    sql.run(
      'INSERT INTO tallies (question, section, answered, correct) VALUES (?, ?, ?, ?)',
      question,
      counted.section,
      counted.answered,
      counted.right,
    );
    const id = asNumber(sql.get('SELECT last_insert_rowid() AS id')?.id);
    for (const name of sets) putChunks(sql, { question: id, name }, counted.sets[name]);
  }
}

function putChunks(
  sql: Sql,
  set: { readonly question: number; readonly name: string },
  bits: Uint8Array,
): void {
  for (let at = 0; at < bits.length; at += chunkBytes) {
    const part = bits.subarray(at, at + chunkBytes);
    if (part.every((byte) => byte === 0)) continue;
    const whole = new Uint8Array(chunkBytes);
    whole.set(part);
    putSet(sql, { ...set, chunk: at / chunkBytes }, whole);
  }
}
