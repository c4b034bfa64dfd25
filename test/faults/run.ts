import { createChance } from '../builders/chance.ts';
import { embeddedMemory, type Memory, redisMemory } from './backends.ts';
import { bundleReplica } from './bundle.ts';
import { type Case, createCase } from './case.ts';
import { type Backend, type Row, rows } from './rows.ts';
import { type Line, lineOf } from './table.ts';
import type { Verdict } from './verdict.ts';
import { makeDue, type Outcome, runWorld, type World } from './world.ts';

export interface Run {
  readonly lines: readonly Line[];
  readonly crashes: number;
  /** What happened to each slot that went wrong. */
  readonly wrong: readonly string[];
}

const memories: Readonly<Record<Backend, () => Promise<Memory>>> = {
  embedded: embeddedMemory,
  redis: redisMemory,
};

interface Part {
  readonly backend: Backend;
  readonly clock: Row['clock'];
  /** Into how many worlds its conversations are dealt. */
  readonly worlds: number;
}

/** The one process of an embedded store is started again and again, one after the other: two share the work. */
const parts: readonly Part[] = [
  { backend: 'embedded', clock: 'right', worlds: 2 },
  { backend: 'embedded', clock: 'wrong', worlds: 1 },
  { backend: 'redis', clock: 'right', worlds: 1 },
  { backend: 'redis', clock: 'wrong', worlds: 1 },
];

export interface Size {
  /** Conversations for each share of a row. */
  readonly eachRow: number;
  /** As many worlds as the smallest run has, and so many times more. */
  readonly times: number;
}

/** Kills real processes of the bot, on both backends, in several worlds at the same time. */
export async function runFaults({ eachRow, times }: Size): Promise<Run> {
  const opened: (() => void | Promise<void>)[] = [];
  try {
    const program = await bundleReplica();
    opened.push(program.remove);
    const made: World[] = [];
    for (const part of parts)
      for (const cases of deal(casesOf(part, eachRow), part.worlds * times)) {
        const memory = await memories[part.backend]();
        opened.push(memory.stop);
        const world = { memory, cases, clock: part.clock };
        await makeDue(world);
        made.push(world);
      }
    return sumUp(await Promise.all(made.map((world) => runWorld(world, program.file))));
  } finally {
    for (const close of opened) await close();
  }
}

/** In any order: what happens to one meets another at any moment. */
function casesOf({ backend, clock }: Part, eachRow: number): readonly Case[] {
  const now = Date.now();
  const chance = createChance(`${backend} ${clock}`);
  return rows
    .filter((row) => row.clock === clock && row.backends.includes(backend))
    .flatMap((row) => Array.from({ length: eachRow * row.share }, (_, i) => ({ row, i })))
    .map((one) => ({ one, order: chance() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ one: { row, i } }, number) => createCase({ row, backend, script: i }, number, now));
}

function deal<T>(all: readonly T[], hands: number): readonly (readonly T[])[] {
  return Array.from({ length: hands }, (_, hand) => all.filter((_, i) => i % hands === hand));
}

function sumUp(outcomes: readonly Outcome[]): Run {
  const verdicts = outcomes.flatMap((outcome) => outcome.verdicts);
  return {
    lines: linesOf(verdicts),
    crashes: outcomes.reduce((sum, { crashes }) => sum + crashes, 0),
    wrong: verdicts.filter(isWrong).map(tell),
  };
}

function linesOf(verdicts: readonly Verdict[]): readonly Line[] {
  return (['embedded', 'redis'] as const).flatMap((backend) =>
    rows
      .filter((row) => row.backends.includes(backend))
      .map((row) =>
        lineOf(
          row,
          backend,
          verdicts.filter(({ of }) => of.row === row && of.backend === backend),
        ),
      ),
  );
}

function isWrong({ isMissed, doubled, lost }: Verdict): boolean {
  return isMissed || doubled > 0 || lost > 0;
}

function tell({ of, isMissed, doubled, lost }: Verdict): string {
  const what = `${of.row.name}, ${of.place.conversation}: missed ${isMissed}, twice ${doubled}, lost ${lost}`;
  return [what, ...of.history].join('\n  ');
}
