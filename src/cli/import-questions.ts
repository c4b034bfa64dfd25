import { stat } from 'node:fs/promises';
import { plural } from '../card/words.ts';
import { importQuestions, type QuestionFormat, questionFormats } from '../library/import-questions.ts';
import { type Command, type Given, textOf, UsageError } from './command.ts';
import { withProgress } from './progress.ts';

export const importQuestionFile: Command = {
  name: 'import-questions',
  summary: 'Take over questions from a spreadsheet (CSV), Moodle GIFT, Aiken or a table of Markdown',
  usage: 'import-questions FILE FOLDER [--section PAGE#ANCHOR] [--format csv|gift|aiken|table] [--dry-run]',
  help: [
    'Adds them to questions.yaml in FOLDER, beside the pages that they are about.',
    'Columns of CSV and tables, named in the first row: question, A, B, C, D, answer (a letter or the choice);',
    'if you like: section (page.md#anchor), why A to why D or why, difficulty (1 to 3 or easy, medium, hard), id.',
    '--section goes to those that name no section: GIFT and Aiken have no place for one.',
    'A question that cannot be taken is named with its line and the reason, and keeps no other out.',
    'With --dry-run, only says what would be added.',
  ].join('\n'),
  options: { section: { type: 'string' }, format: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(given) {
    const [file, folder] = given.words;
    if (!file || !folder)
      throw new UsageError(
        'Name the file and the folder of the pages, for example: coach import-questions quiz.csv ./runbooks',
      );
    await mustBe(file, 'file');
    await mustBe(folder, 'folder');
    const isDry = given.values['dry-run'] === true;
    const asked = { file, folder, isDry, section: textOf(given, 'section'), format: formatIn(given) };
    const { into, added, rejected } = await withProgress({ stream: given.error }, 'Reading', () =>
      importQuestions(asked),
    );
    for (const { line, reason } of rejected) given.print(`${file}:${line}: ${reason}.`);
    given.print(
      `${plural(added.length, 'question')} ${isDry ? 'would go' : 'went'} into ${into}, ${rejected.length} rejected.`,
    );
    return rejected.length > 0 ? 1 : 0;
  },
};

function formatIn(given: Given): QuestionFormat | undefined {
  const written = textOf(given, 'format');
  const format = questionFormats.find((name) => name === written);
  if (written !== undefined && !format)
    throw new UsageError(`--format is one of ${questionFormats.join(', ')}.`);
  return format;
}

async function mustBe(path: string, kind: 'file' | 'folder'): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!(kind === 'file' ? found?.isFile() : found?.isDirectory()))
    throw new UsageError(`There is no ${kind} ${path}.`);
}
