import { expect, it } from 'vitest';
import { coach } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';

const page = '# Disk full\n\n## Steps\n\n1. Look.\n\n## Rollback\n\nUndo it.\n';
const csv = [
  'Question;A;B;C;D;Answer;Why;Section',
  '"The disk of DATABASE is full;\nwhat first?";`df -h`;Sleep;Call;Nothing;A;It shows which;disk.md#steps',
  'Two only?;x;y;;;A;;steps',
  'Lost?;x;y;z;u;B;;nowhere',
  'By its words?;keep;drop;wait;ask;WAIT;;rollback',
].join('\r\n');

it('takes over questions by the command line, which ends with 1 where one was rejected', async () => {
  const cwd = await folderWith({ 'pages/disk.md': page, 'quiz.csv': csv });

  const ended = await coach(['import-questions', 'quiz.csv', 'pages'], { cwd });
  const wrong = await coach(['import-questions', 'quiz.csv', 'pages', '--format', 'xml'], { cwd });
  const none = await coach(['import-questions', 'quizz.csv', 'pages'], { cwd });

  expect(ended).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /^quiz\.csv:4: it has 2 choices: it takes four\.\n[\s\S]*\n2 questions went into pages\/questions\.yaml, 2 rejected\.\n$/,
    ),
  });
  expect(wrong).toMatchObject({
    code: 2,
    error: expect.stringContaining('--format is one of csv, gift, aiken, table.'),
  });
  expect(none).toMatchObject({ code: 2, error: expect.stringContaining('There is no file quizz.csv.') });
});
