import type { MemberId } from '../ids.ts';
import type { Standing, Store } from '../store.ts';
import { unpackAnswers } from './common-answers.ts';
import { type Tally, toBoard, toStanding } from './common-board.ts';
import { countAnswerers } from './embedded-answerers.ts';
import { readPacked } from './embedded-answers.ts';
import type { Names } from './embedded-names.ts';
import { asNumber, type Sql } from './embedded-sql.ts';

export function createBoards(sql: Sql, names: Names): Pick<Store, 'board'> {
  return {
    async board(name, from, to, members) {
      const conversation = names.conversation(name);
      if (conversation === undefined) return toBoard([], 0, []);
      const tallies = readTallies(sql, conversation, from, to);
      const taken = new Set(tallies.map((tally) => tally.sequence));
      const standings = [...new Set(members)].map((member) => stand(conversation, member, taken));
      return toBoard(tallies, countAnswerers(sql, conversation, { from, to, taken }), standings);
    },
  };

  function stand(conversation: number, member: MemberId, taken: ReadonlySet<number>): Standing {
    const number = names.member(member);
    const packed = number === undefined ? undefined : readPacked(sql, conversation, number);
    return toStanding(member, packed ? unpackAnswers(packed) : [], taken);
  }
}

function readTallies(sql: Sql, conversation: number, from: number, to: number): readonly Tally[] {
  return sql
    .all(
      `SELECT sequence, best, a, b, c, d FROM posts
       WHERE conversation = ? AND sequence BETWEEN ? AND ? AND state IN ('open', 'closed')`,
      conversation,
      from,
      to,
    )
    .map((row) => ({
      sequence: asNumber(row.sequence),
      best: asNumber(row.best),
      counts: [row.a, row.b, row.c, row.d].map(asNumber),
    }));
}
