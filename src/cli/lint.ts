import { realpathSync } from 'node:fs';
import { bundledGuides } from '../app/bundled.ts';
import { sayProblem } from '../app/content.ts';
import { readConfig } from '../config.ts';
import { guessTable, questionTable } from '../library/lint/guess-table.ts';
import type { Found } from '../library/lint/ledger.ts';
import { type Linted, lintLibrary } from '../library/lint.ts';
import { type Row, readStats } from '../library/stats.ts';
import { type Command, type Given, printJson, textOf, UsageError } from './command.ts';
import { withProgress } from './progress.ts';

export const lint: Command = {
  name: 'lint',
  summary: 'Check guides, pages and questions: file, line, what is wrong, what to do',
  usage: 'lint [FOLDER...] [--stats] [--guide SLUG] [--json]',
  help: [
    'Without a folder, checks the guides that come with Coach and the pages of GUIDES_PATH.',
    'The guides that come with Coach are held to their style as well. Of your own pages it tells what is',
    'wrong: files that cannot be read, links that lead nowhere, ids that stand twice, broken questions.',
    'A line that begins with "note" is worth knowing and no fault. Ends with 1 only where there is a fault.',
    '--stats       what each guide holds, and how often somebody is right who knows nothing: both sides',
    '              of each guesser (longest/shortest, ...), a linear model of how choices look, and two',
    '              of their words (single, in pairs), each trained on the other guides; * is out of bounds.',
    '              Warnings, which fail nothing yet, are printed too',
    '--guide SLUG  one guide alone; with --stats, each question and who finds its best choice:',
    '              +length is whoever takes the longest, -length the shortest, /2 one of several',
  ].join('\n'),
  options: { stats: { type: 'boolean' }, guide: { type: 'string' }, json: { type: 'boolean' } },
  async run(given) {
    const { GUIDES_PATH } = given.env;
    const ours = bundledGuides();
    const folders = given.words.length > 0 ? given.words : [ours, ...readConfig({ GUIDES_PATH }).guidesPath];
    const linted = await withProgress({ stream: given.error }, 'Checking', () =>
      lintLibrary({ folders, isAllOwn: !isSame(folders[0] ?? '', ours) }),
    );
    const slug = textOf(given, 'guide');
    if (slug !== undefined && !linted.library.guide(slug))
      throw new UsageError(`There is no guide "${slug}".`);
    const result = slug === undefined ? linted : onlyOf(slug, linted);
    if (given.values.json) sayAsJson(given, result);
    else say(given, result, slug);
    return faultsIn(result) > 0 ? 1 : 0;
  },
};

const faultsIn = ({ problems }: Linted): number => problems.filter(({ isNote }) => !isNote).length;

function isSame(folder: string, other: string): boolean {
  try {
    return realpathSync(folder) === realpathSync(other);
  } catch {
    return false; // It is not there, which is said when it is read.
  }
}

/** What is found in the files of one guide. */
function onlyOf(slug: string, linted: Linted): Linted {
  const files = linted.loaded
    .filter(({ guide }) => guide.slug === slug)
    .flatMap(({ file, questionFile }) => [file.path, questionFile?.path ?? file.path]);
  const isIn = ({ file }: Found): boolean => files.includes(file);
  return { ...linted, problems: linted.problems.filter(isIn) };
}

function sayAsJson(given: Given, linted: Linted): void {
  const { problems, library } = linted;
  printJson(given, { problems, stats: readStats(linted), guessers: guessTable(library.questions) });
}

function say({ print, values }: Given, linted: Linted, slug: string | undefined): void {
  const { problems, library } = linted;
  for (const problem of problems) print(sayProblem(problem));
  if (values.stats) {
    for (const table of tablesOf(linted, slug)) print(`\n${toTable(table)}`);
    print('');
  }
  print(
    `${library.guides.length} guides, ${library.questions.length} questions, ${faultsIn(linted)} problems`,
  );
}

function tablesOf(linted: Linted, slug: string | undefined): readonly (readonly Row[])[] {
  const { questions } = linted.library;
  const isOurs = (row: Row): boolean => slug === undefined || row.guide === slug || row.guide === 'all';
  const tables = [readStats(linted), guessTable(questions)].map((table) => table.filter(isOurs));
  return slug === undefined ? tables : [...tables, questionTable(questions, slug)];
}

function toTable(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, i) =>
          i === 0 || i === row.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
