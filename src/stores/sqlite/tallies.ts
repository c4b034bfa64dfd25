import type { QuestionId, SectionId } from '../../ids.ts';
import type { TallyStore } from '../../store/tallies.ts';
import {
  type Counted,
  entered,
  hasBit,
  type SetName,
  setBit,
  type Tried,
  toTallies,
} from '../shared/tallies.ts';
import { asBytes, asNumber, asText, type Row, type Sql } from './sql.ts';

/** Members share a row in chunks, so that an answer writes a kilobyte, however many there are. */
export const chunkMembers = 2048;
export const chunkBytes = chunkMembers / 8;

export interface SqliteTallies extends TallyStore {
  /** Inside a write: a try that was not there before, of a member by number. */
  tried(member: number, tried: Tried): void;
  /** Inside a write: answers that count no more. */
  takeBack(question: QuestionId, answered: number, right: number): void;
  /** Inside a write: takes a member out of every set. */
  forgetMember(member: number): void;
}

export function createTallies(sql: Sql): SqliteTallies {
  return {
    tried(member, tried) {
      const question = ensureQuestion(sql, tried);
      const [answered, right] = [Number(tried.isCounted), Number(tried.isCounted && tried.isRight)];
      sql.run(
        'UPDATE tallies SET section = ?, answered = answered + ?, correct = correct + ? WHERE id = ?',
        tried.section,
        answered,
        right,
        question,
      );
      enter(sql, { question, member }, tried);
    },
    takeBack(question, answered, right) {
      sql.run(
        'UPDATE tallies SET answered = answered - ?, correct = correct - ? WHERE question = ?',
        answered,
        right,
        question,
      );
    },
    forgetMember(member) {
      const chunk = Math.floor(member / chunkMembers);
      for (const row of sql.all('SELECT * FROM tally_sets WHERE chunk = ?', chunk)) {
        const bits = asBytes(row.bits);
        setBit(bits, member % chunkMembers, false);
        putSet(sql, { question: asNumber(row.question), name: asText(row.name), chunk }, bits);
      }
    },
    async tallies() {
      const posts = sql.get("SELECT COUNT(*) AS count FROM posts WHERE state IN ('open', 'closed')");
      return toTallies(asNumber(posts?.count), readAll(sql));
    },
  };
}

function ensureQuestion(sql: Sql, { question, section }: Tried): number {
  sql.run('INSERT OR IGNORE INTO tallies (question, section) VALUES (?, ?)', question, section);
  return asNumber(sql.get('SELECT id FROM tallies WHERE question = ?', question)?.id);
}

function enter(
  sql: Sql,
  { question, member }: { readonly question: number; readonly member: number },
  tried: Tried,
): void {
  const [chunk, at] = [Math.floor(member / chunkMembers), member % chunkMembers];
  const rows = sql.all('SELECT name, bits FROM tally_sets WHERE question = ? AND chunk = ?', question, chunk);
  const bits = new Map(rows.map((row) => [asText(row.name), asBytes(row.bits)]));
  const isIn = (name: SetName): boolean => hasBit(bits.get(name) ?? Buffer.alloc(0), at);
  for (const name of entered(tried, isIn).filter((set) => !isIn(set))) {
    const changed = bits.get(name) ?? Buffer.alloc(chunkBytes);
    setBit(changed, at, true);
    putSet(sql, { question, name, chunk }, changed);
  }
}

export function putSet(
  sql: Sql,
  { question, name, chunk }: { readonly question: number; readonly name: string; readonly chunk: number },
  bits: Uint8Array,
): void {
  sql.run(
    'INSERT OR REPLACE INTO tally_sets (question, name, chunk, bits) VALUES (?, ?, ?, ?)',
    question,
    name,
    chunk,
    bits,
  );
}

function readAll(sql: Sql): ReadonlyMap<QuestionId, Counted> {
  const chunks = groupSets(sql.all("SELECT * FROM tally_sets WHERE name <> 'missed' ORDER BY chunk"));
  return new Map(
    sql.all('SELECT * FROM tallies ORDER BY id').map((row) => {
      const of = (name: SetName): Uint8Array => join(chunks.get(`${asNumber(row.id)} ${name}`) ?? []);
      const sets = { people: of('people'), missed: new Uint8Array(), back: of('back'), mended: of('mended') };
      const [answered, right] = [asNumber(row.answered), asNumber(row.correct)];
      const section = asText(row.section) as SectionId;
      const question = asText(row.question) as QuestionId; // as it was stored
      return [question, { section, answered, right, sets }];
    }),
  );
}

function groupSets(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${asNumber(row.question)} ${asText(row.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function join(rows: readonly Row[]): Uint8Array {
  const last = rows.at(-1);
  const bits = new Uint8Array(last ? (asNumber(last.chunk) + 1) * chunkBytes : 0);
  for (const row of rows) bits.set(asBytes(row.bits), asNumber(row.chunk) * chunkBytes);
  return bits;
}
