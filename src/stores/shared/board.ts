import type { Board, Standing } from '../../store/answers.ts';

/** Counters of one post that takes part. */
export interface Tally {
  readonly sequence: number;
  readonly best: number;
  readonly counts: readonly number[];
}

/** The best first; equal ones by member, so that a board reads the same twice. */
export function toBoard(tallies: readonly Tally[], members: number, standings: readonly Standing[]): Board {
  const sum = (pick: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    posts: tallies.length,
    members,
    answers: sum((tally) => tally.counts.reduce((total, count) => total + count, 0)),
    right: sum((tally) => tally.counts[tally.best] ?? 0),
    standings: standings.filter((standing) => standing.answered > 0).toSorted(better),
  };
}

function better(a: Standing, b: Standing): number {
  return b.right - a.right || b.answered - a.answered || (a.member < b.member ? -1 : 1);
}
