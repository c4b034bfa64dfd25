import { readConfig } from '../config.ts';
import { lintLibrary } from '../library/lint.ts';
import { readStats } from '../library/stats.ts';
import { bundledGuides, sayProblem } from '../start/content.ts';
import { type Command, print, printJson } from './command.ts';

export const lint: Command = {
  name: 'lint',
  summary: 'Check guides and questions: file, line, what is wrong, what to do',
  usage: 'lint [FOLDER...] [--stats] [--json]',
  help: 'Without a folder, checks the guides that come with Coach and those of GUIDES_PATH.\n--stats  words, minutes, sections, questions, difficulty of each guide, and how often somebody is\n         right who knows nothing: who takes the longest choice, the shortest, one letter, the one\n         that shares most words with the stem, or strikes out absolute words',
  options: { stats: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(given) {
    const { GUIDES_PATH } = process.env;
    const folders =
      given.words.length > 0 ? given.words : [bundledGuides(), ...readConfig({ GUIDES_PATH }).guidesPath];
    const result = await lintLibrary({ folders });
    if (given.values.json) printJson({ problems: result.problems, stats: readStats(result) });
    else {
      for (const problem of result.problems) print(sayProblem(problem));
      if (given.values.stats) print(table(readStats(result)));
      const { guides, questions } = result.library;
      print(`${guides.length} guides, ${questions.length} questions, ${result.problems.length} problems`);
    }
    return result.problems.length > 0 ? 1 : 0;
  },
};

function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
