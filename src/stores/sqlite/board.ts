import { setImmediate } from 'node:timers/promises';
import type { MemberId } from '../../ids.ts';
import type { Sequences, Standing } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { score, sliceRecords } from '../shared/answers.ts';
import { type Tally, toBoard } from '../shared/board.ts';
import { createUnion } from './answerers.ts';
import { readPacked } from './answers.ts';
import type { Names } from './names.ts';
import { asNumber, type Sql } from './sql.ts';

/** Posts and members read before others get their turn: a few milliseconds each. */
const postsAtOnce = 50;
const membersAtOnce = 50;

interface Range extends Sequences {
  readonly conversation: number;
  readonly taken: ReadonlySet<number>;
}

export function createBoards(sql: Sql, names: Names): Pick<Store, 'board'> {
  return {
    async board(name, sequences, members) {
      const conversation = names.conversation(name);
      if (conversation === undefined) return toBoard([], 0, []);
      const tallies = readTallies(sql, conversation, sequences);
      const taken = new Set(tallies.map((tally) => tally.sequence));
      const range = { ...sequences, conversation, taken };
      return toBoard(tallies, await countAnswerers(range), await stand(range, [...new Set(members)]));
    },
  };

  async function countAnswerers({ conversation, taken }: Range): Promise<number> {
    const union = createUnion(sql, conversation);
    let read = 0;
    for (const sequence of taken) {
      union.add(sequence);
      read += 1;
      if (read % postsAtOnce === 0) await setImmediate();
    }
    return union.count();
  }

  async function stand(range: Range, members: readonly MemberId[]): Promise<readonly Standing[]> {
    const standings: Standing[] = [];
    for (const member of members) {
      const packed = packedOf(range.conversation, member);
      const records = packed ? sliceRecords(packed, range.from, range.to) : Buffer.alloc(0);
      standings.push({ member, ...score(records, range.taken) });
      if (standings.length % membersAtOnce === 0) await setImmediate();
    }
    return standings;
  }

  function packedOf(conversation: number, member: MemberId): Buffer | undefined {
    const number = names.member(member);
    return number === undefined ? undefined : readPacked(sql, conversation, number);
  }
}

function readTallies(sql: Sql, conversation: number, { from, to }: Sequences): readonly Tally[] {
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
