import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importQuestions } from '../../src/library/import-questions.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { folderWith } from '../builders/folder.ts';

const page = '# Disk full\n\n## Steps\n\n1. Look.\n\n## Rollback\n\nUndo it.\n';
const csv = [
  'Question;A;B;C;D;Answer;Why;Section;Difficulty',
  '"The disk of DATABASE is full;\nwhat first?";`df -h`;Sleep;"A ""loud"" call";Nothing;A;It shows which;disk.md#steps;easy',
  'Two only?;x;y;;;A;;steps;2',
  'Lost?;x;y;z;u;B;;nowhere;2',
  'Said twice?;x;x;z;u;x;;steps;2',
  'How hard?;x;y;z;u;B;;steps;9',
  'By its words?;keep;drop;wait;ask;WAIT;;rollback;hard',
].join('\r\n');
const gift = [
  '// ours',
  '$CATEGORY: disks',
  '',
  '::Braces:: What is \\{x\\}? {',
  '~no 1#because not',
  '=yes \\= so#because',
  '~%-50%no 2',
  '~no 3',
  '####seldom said',
  '}',
  '',
  'It is full. {TRUE}',
  '',
  '[html]<p>How <b>wide</b> is a {~a ~b =c ~d} disk?</p>',
  '',
  'No choices',
].join('\n');
const aiken = [
  'What first?',
  'A. one',
  'B) two',
  'C. three',
  'D. four',
  'ANSWER: C',
  '',
  'No answer?',
  'A. one',
  'Too few?',
  'A. one',
  'B. two',
  'ANSWER: A',
].join('\n');
const table =
  '# Ours\n\n| question | a | b | c | d | answer | section |\n|---|:--|---|---|---|---|---|\n| Is `a \\| b` it? | one | two | three | four | B | disk.md#steps |\n';

async function imported(
  name: string,
  text: string,
  change: Partial<Parameters<typeof importQuestions>[0]> = {},
) {
  const folder = await folderWith({ 'disk.md': page, [`in/${name}`]: text });
  const file = join(folder, 'in', name);
  const done = await importQuestions({
    file,
    folder,
    format: undefined,
    section: 'disk.md#rollback',
    isDry: false,
    ...change,
  });
  const { library, problems } = await loadLibrary({ folders: [folder], isAllOwn: true });
  return { folder, done, questions: library.questions, problems };
}

describe('questions of another program', () => {
  it('come from a spreadsheet, each bad row named with its line and reason', async () => {
    const { done, questions, problems } = await imported('quiz.csv', csv);

    expect(problems).toEqual([]);
    expect(questions).toMatchObject([
      {
        id: 'disk/the-disk-of-database-is-full-what-first',
        section: 'disk#steps',
        difficulty: 1,
        stem: 'The disk of DATABASE is full;\nwhat first?',
        best: 0,
        choices: [{ text: '`df -h`', why: 'It shows which' }, {}, { text: 'A "loud" call', why: '' }, {}],
      },
      { id: 'disk/by-its-words', section: 'disk#rollback', difficulty: 3, best: 2 },
    ]);
    expect(done.rejected.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '4: it has 2 choices: it takes four',
      expect.stringMatching(/^5: no page in \S+ has the section "nowhere": write it like disk\.md#steps$/),
      '6: 2 of its choices are right: it takes one',
      '7: difficulty must be 1, 2 or 3',
    ]);
  });

  it('come from GIFT, without its marks', async () => {
    const { done, questions } = await imported('quiz.gift', gift);

    expect(questions).toMatchObject([
      { id: 'disk/braces', section: 'disk#rollback', stem: 'What is {x}?', difficulty: 2 },
      { stem: 'How **wide** is a ____ disk?' },
    ]);
    expect(questions.map(({ choices, best }) => choices[best])).toEqual([
      { text: 'yes = so', why: 'because' },
      { text: 'c', why: '' },
    ]);
    expect(questions[0]?.choices).toContainEqual({ text: 'no 1', why: 'because not' });
    expect(done.rejected).toEqual([
      { line: 12, reason: 'this is no question with choices: only those are taken' },
      { line: 16, reason: 'no choices in { } follow it' },
    ]);
  });

  it('come from Aiken and from a table of Markdown', async () => {
    const fromAiken = await imported('quiz.txt', aiken);
    const fromTable = await imported('quiz.md', table);

    expect(fromAiken.questions).toMatchObject([{ stem: 'What first?', best: 2 }]);
    expect(fromAiken.done.rejected).toEqual([
      { line: 8, reason: 'no line "ANSWER: A" follows it' },
      { line: 10, reason: 'it has 2 choices: it takes four' },
    ]);
    expect(fromTable.questions).toMatchObject([{ stem: 'Is `a | b` it?', best: 1, section: 'disk#steps' }]);
    expect(fromTable.done.rejected).toEqual([]);
  });

  it('join those that are there, byte for byte, and none twice', async () => {
    const { folder } = await imported('quiz.csv', csv);
    await writeFile(join(folder, 'in/more.csv'), `${csv}\r\nBy its words!;1;2;3;4;A;;steps;1`);
    const before = await readFile(join(folder, 'questions.yaml'), 'utf8');

    const again = { file: join(folder, 'in/more.csv'), folder, format: undefined, section: undefined };
    const dry = await importQuestions({ ...again, isDry: true });
    const unchanged = await readFile(join(folder, 'questions.yaml'), 'utf8');
    await importQuestions({ ...again, isDry: false });
    const after = await readFile(join(folder, 'questions.yaml'), 'utf8');

    expect(dry.added.map(({ id }) => id)).toEqual(['by-its-words-2']);
    expect(dry.rejected.map(({ reason }) => reason)).toContain('it is there already, as "by-its-words"');
    expect(unchanged).toBe(before);
    expect(after.startsWith(before)).toBe(true);
    const { problems } = await loadLibrary({ folders: [folder], isAllOwn: true });
    expect(problems).toEqual([]);
  });

  it.each([
    ['no column', 'who,what\nx,y\n', '1: the first row names no column question, a, b, c, d, answer'],
    ['nothing of it', 'a few words\n', '1: the first row names no column question, a, b, c, d, answer'],
    [
      'no section',
      'question,a,b,c,d,answer\nWhat?,1,2,3,4,a\n',
      '2: it names no section: add a column "section", or say --section PAGE#ANCHOR',
    ],
    [
      'too long a choice',
      `question,a,b,c,d,answer,section\nWhat?,${'x'.repeat(141)},2,3,4,a,steps\n`,
      '2: choice A must be at most 140 characters',
    ],
    ['no stem', 'question,a,b,c,d,answer,section\n,1,2,3,4,a,steps\n', '2: stem must not be empty'],
  ])('say what is wrong with a file of %s', async (_, text, said) => {
    const { done, questions } = await imported('quiz.csv', text, { section: undefined });

    expect(questions).toEqual([]);
    expect(done.rejected.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([said]);
  });
});
