import type { MemberId } from '../../ids.ts';
import type { Attempt } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { parseAttempt, storedAttempt } from '../shared/attempts.ts';
import type { Names } from './names.ts';
import { asText, type Row, type Sql } from './sql.ts';
import type { SqliteTallies } from './tallies.ts';

export function createAttempts(
  sql: Sql,
  names: Names,
  tallies: SqliteTallies,
): Pick<Store, 'attempt' | 'attempts'> {
  return {
    async attempt(attempt) {
      sql.write(() => {
        if (putAttempt(sql, names, attempt))
          tallies.tried(names.ensureMember(attempt.member), { ...attempt, isCounted: false });
      });
    },
    async attempts(member) {
      const number = names.member(member);
      return number === undefined ? [] : readAttempts(sql, number, member);
    },
  };
}

/** The first of an event stands: false where this is not it. */
export function putAttempt(sql: Sql, names: Names, attempt: Attempt): boolean {
  const added = sql.run(
    'INSERT OR IGNORE INTO attempts (member, event, at, attempt) VALUES (?, ?, ?, ?)',
    names.ensureMember(attempt.member),
    attempt.event,
    attempt.at,
    storedAttempt(attempt),
  );
  return added === 1;
}

/** By time. */
export function readAttempts(sql: Sql, number: number, member: MemberId): readonly Attempt[] {
  return sql
    .all('SELECT event, attempt FROM attempts WHERE member = ? ORDER BY at, event', number)
    .map((row) => parseAttemptRow(row, member));
}

export function parseAttemptRow(row: Row, member: MemberId): Attempt {
  return parseAttempt(asText(row.attempt), member, asText(row.event));
}
