import type { Backend, Row } from './rows.ts';
import type { Verdict } from './verdict.ts';

/** Numbers of one row on one backend. */
export interface Line {
  readonly name: string;
  readonly backend: Backend;
  readonly killPoints: number;
  readonly slots: number;
  readonly missed: number;
  readonly doubled: number;
  readonly acknowledged: number;
  readonly lost: number;
}

export function lineOf(row: Row, backend: Backend, verdicts: readonly Verdict[]): Line {
  const sum = (of: (verdict: Verdict) => number): number => verdicts.reduce((all, one) => all + of(one), 0);
  return {
    name: row.name,
    backend,
    killPoints: sum(({ of }) => of.struck),
    slots: verdicts.length,
    missed: sum(({ isMissed }) => (isMissed ? 1 : 0)),
    doubled: sum(({ doubled }) => doubled),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: sum(({ lost }) => lost),
  };
}

export function totalOf(lines: readonly Line[]): Omit<Line, 'name' | 'backend'> {
  const sum = (of: (line: Line) => number): number => lines.reduce((all, line) => all + of(line), 0);
  return {
    killPoints: sum((line) => line.killPoints),
    slots: sum((line) => line.slots),
    missed: sum((line) => line.missed),
    doubled: sum((line) => line.doubled),
    acknowledged: sum((line) => line.acknowledged),
    lost: sum((line) => line.lost),
  };
}

export function drawTable(lines: readonly Line[]): string {
  const head = ['killed', 'on', 'kill points', 'slots', 'missed', 'twice', 'acknowledged', 'lost'];
  const cells = (line: Omit<Line, 'name' | 'backend'>): readonly string[] =>
    [line.killPoints, line.slots, line.missed, line.doubled, line.acknowledged, line.lost].map(String);
  const body = [
    ...lines.map((line) => [line.name, line.backend, ...cells(line)]),
    ['all', '', ...cells(totalOf(lines))],
  ];
  const widths = head.map((title, i) => Math.max(...[head, ...body].map((row) => (row[i] ?? title).length)));
  return [head, ...body]
    .map((row) =>
      row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
