import type { MemberId } from '../ids.ts';
import type { Board, Standing } from '../store/answers.ts';
import { tuning } from './tuning.ts';

const { enoughForBoard } = tuning;

interface Score {
  readonly right: number;
  readonly members: readonly MemberId[];
}

export interface WeekResult {
  readonly questions: number;
  readonly members: number;
  /** Whole per cent of all answers; undefined: with the names it would tell the results of a few others. */
  readonly percentRight: number | undefined;
  /** By score, the highest first, without positions. Names only of members who asked to be shown and had one right. */
  readonly scores: readonly Score[];
  /** How many more answered. */
  readonly unnamed: number;
  /** Some asked to be shown, and their names would tell the results of the few others. */
  readonly isWithheld: boolean;
}

/** undefined: too few answers for a board. */
export function weekResult(
  board: Board,
  shown: ReadonlySet<MemberId>,
  mostNamed = 30,
): WeekResult | undefined {
  if (board.members < enoughForBoard) return undefined;
  const willing = board.standings
    .filter((standing) => shown.has(standing.member) && standing.right > 0)
    .toSorted((a, b) => b.right - a.right || (a.member < b.member ? -1 : 1))
    .slice(0, mostNamed);
  const isWithheld = tellsOthers(board, willing);
  const named = isWithheld ? [] : willing;
  const unnamed = board.members - named.length;
  const isFew = named.length > 0 && unnamed > 0 && unnamed < enoughForBoard;
  const hasShare = board.answers > 0 && !isFew;
  const rights = [...new Set(named.map((standing) => standing.right))];
  return {
    questions: board.posts,
    members: board.members,
    percentRight: hasShare ? Math.round((100 * board.right) / board.answers) : undefined,
    scores: rights.map((right) => ({
      right,
      members: named.filter((standing) => standing.right === right).map(({ member }) => member),
    })),
    unnamed,
    isWithheld,
  };
}

/** Each closed question told how many were right: beside these names that would tell what each of a few others had. */
function tellsOthers({ members, answers, right }: Board, named: readonly Standing[]): boolean {
  const others = members - named.length;
  if (named.length === 0 || others === 0 || others >= enoughForBoard) return false;
  const theirs = named.reduce((sum, standing) => sum + standing.right, 0);
  const answered = named.reduce((sum, standing) => sum + standing.answered, 0);
  return others === 1 || right - theirs <= 0 || right - theirs >= answers - answered;
}
