import { describe, expect, it } from 'vitest';
import { guessTable, questionTable } from '../../src/library/lint/guess-table.ts';
import { lintLibrary } from '../../src/library/lint.ts';
import { type Asked, bankOf, questionsOf } from '../builders/bank.ts';
import { folderWith } from '../builders/folder.ts';

type Edit = (isBest: boolean, text: string) => string;

async function lintedBank(guides: Readonly<Record<string, readonly Asked[]>>) {
  return lintLibrary({ folders: [await folderWith(bankOf(guides))] });
}

async function said(guides: Readonly<Record<string, readonly Asked[]>>): Promise<string> {
  const { problems } = await lintedBank(guides);
  return problems
    .filter(({ check }) => check !== 'form')
    .map(({ what, todo }) => `${what}: ${todo}`)
    .join('\n');
}

const right =
  (words: string): Edit =>
  (isBest, text) =>
    isBest ? `${text} ${words}` : `${text} ${'x'.repeat(words.length)}`;
const wrong =
  (words: string): Edit =>
  (isBest, text) =>
    right(words)(!isBest, text);

const habits: readonly (readonly [takes: string, edit: Edit])[] = [
  ['the longest choice', (isBest, text) => (isBest ? `${text} onwards` : text)],
  ['the shortest choice', (isBest, text) => (isBest ? text : `${text} onwards`)],
  ['the choice that shares most words with the stem', right('you stand')],
  ['the choice that shares fewest words with the stem', wrong('you stand')],
  ["the choice with the largest share of the stem's words", right('somewhere')],
  ["the choice with the smallest share of the stem's words", wrong('somewhere')],
  ['the choice least like the others', (isBest, text) => (isBest ? 'Sit down for an hour or longer' : text)],
  ['a choice with because, since or so that', right('because')],
  ['a choice without because, since or so that', wrong('since')],
  ['a choice with digits', right('42')],
  ['a choice without digits', wrong('42')],
  ['a choice with a command', right('`ls`')],
  ['a choice without a command', wrong('`ls`')],
  ['a choice with the first person', right('we')],
  ['a choice without the first person', wrong('our')],
  ['a choice with commas, colons, parentheses or quotes', right('(ok)')],
  ['a choice without commas, colons, parentheses or quotes', wrong(', ok')],
  ['a choice with absolute words', right('always')],
  ['a choice without absolute words', wrong('never')],
  ['a choice with hedging words', right('probably')],
  ['a choice without hedging words', wrong('usually')],
  ['a choice with a negation', right('not')],
  ['a choice without a negation', wrong('without')],
  ['a choice with a condition', right('if')],
  ['a choice without a condition', wrong('unless')],
];

describe('a bank of questions', () => {
  it.each(habits)('that %s answers is told, and not where both sides have it', async (takes, edit) => {
    const told = await said({ sample: questionsOf(13, edit) });
    const level = await said({ sample: questionsOf(12, (_, text) => edit(true, text)) });

    expect(told).toContain(
      `whoever takes ${takes} is right in 100 %; at most 45 % may be: give wrong choices what the right ones have, or take it from both`,
    );
    expect(level).toBe('');
  });

  it('that one letter answers is told', async () => {
    const asked = questionsOf(13, (_, text) => text).map((one) => ({ ...one, best: 2 }));

    expect(await said({ sample: asked })).toBe(
      'whoever takes choice C is right in 100 %; at most 45 % may be: move right choices to other letters',
    );
  });

  it('is held to 18 to 32 % on both sides over all guides', async () => {
    const mostly: Edit = (isBest, text) => (isBest ? text : `${text} on`);
    const guides = ['one', 'two', 'three', 'four'].map((slug) => [
      slug,
      [...questionsOf(4, mostly), ...questionsOf(9, (_, text) => text)],
    ]);

    expect(await said(Object.fromEntries(guides))).toContain(
      [
        'over the whole bank whoever takes the longest choice is right in 17 %; 18 to 32 % may be: the other side profits: level both',
        'over the whole bank whoever takes the shortest choice is right in 48 %; 18 to 32 % may be: give wrong choices what the right ones have, or take it from both',
      ].join('\n'),
    );
  });

  it('that a model learns from other guides is told, and shown question by question', async () => {
    const asked = questionsOf(13, (isBest, text) =>
      isBest ? `${text} because of (a) 1` : `${text} ever so`,
    );
    const bank = { one: asked, two: asked, three: asked, four: asked };

    const { library, problems } = await lintedBank(bank);

    expect(problems.find(({ check }) => check === 'model')).toMatchObject({
      what: 'over the whole bank a linear model of how choices look, trained on the other guides, is right in 100 %',
      todo: 'at most 38 % may be: see coach lint --stats --guide SLUG',
    });
    expect(problems.filter(({ what }) => what.startsWith('in this guide a linear model'))).toMatchObject(
      Object.keys(bank).map(() => ({ todo: 'at most 45 % may be: see coach lint --stats --guide SLUG' })),
    );
    expect(guessTable(library.questions).at(-1)).toMatchObject({
      guide: 'all',
      length: '100*/0*',
      because: '100*/0*',
      model: '100*',
      words: '100*',
      pairs: '100*',
    });
    expect(questionTable(library.questions, 'two')[1]).toMatchObject({
      question: 'crossing-1',
      best: 'B',
      model: 'B*',
      'found by': expect.stringContaining('+length'),
    });
  });
});
