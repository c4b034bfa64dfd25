import { importRunbooks } from '../library/import.ts';
import { type Command, print, UsageError } from './command.ts';

export const importFolder: Command = {
  name: 'import',
  summary: 'Write front matter for a folder of plain Markdown, as a starting point',
  usage: 'import FOLDER [--dry-run]',
  help: 'Files that have front matter already are left alone. With --dry-run, only says what would be written.',
  options: { 'dry-run': { type: 'boolean' } },
  async run(given) {
    const [folder] = given.words;
    if (!folder) throw new UsageError('Name the folder, for example: coach import ./runbooks');
    const isDry = given.values['dry-run'] === true;
    const done = await importRunbooks(folder, { isDry });
    for (const { file, what } of done) print(`${file}: ${what}`);
    print(`${done.length} files${isDry ? ' would be' : ''} looked at. Run coach lint ${folder} next.`);
    return 0;
  },
};
