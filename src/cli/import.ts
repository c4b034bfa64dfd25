import { importRunbooks } from '../library/import-pages.ts';
import { type Command, UsageError } from './command.ts';
import { withProgress } from './progress.ts';

export const importFolder: Command = {
  name: 'import',
  summary: 'Write front matter for a folder of plain Markdown, as a starting point',
  usage: 'import FOLDER [--dry-run]',
  help: 'Plain Markdown is served without it. With it a file has a pack, topics and signals of its own.\nIt stays your own: it wins on a comparable match, with its path and a link to its original.\nThe words that are there stay byte for byte; a file that has front matter already is left alone.\nWith --dry-run, only says what would be written.',
  options: { 'dry-run': { type: 'boolean' } },
  async run(given) {
    const [folder] = given.words;
    if (!folder) throw new UsageError('Name the folder, for example: coach import ./runbooks');
    const isDry = given.values['dry-run'] === true;
    const done = await withProgress({ stream: given.error }, 'Reading and writing', () =>
      importRunbooks(folder, { isDry }),
    );
    for (const { file, what } of done) given.print(`${file}: ${what}`);
    const count = (kind: string): number => done.filter((one) => one.kind === kind).length;
    given.print(
      `${count('written')} files ${isDry ? 'would get' : 'got'} front matter, ${count('kept')} have it, ${count('left')} left alone.`,
    );
    if (count('written') > 0) given.print('Next: correct pack, topics, summary and signals by hand.');
    return count('left') > 0 ? 1 : 0;
  },
};
