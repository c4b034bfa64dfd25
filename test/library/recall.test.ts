import { expect, it } from 'vitest';
import { lintLibrary } from '../../src/library/lint.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText, questionsText } from '../builders/guide-text.ts';

async function recalled(inGuide: string, stem: string): Promise<readonly string[]> {
  const folder = await folderWith({
    'sample/guide.md': guideText().replace('Haste.', inGuide),
    'sample/questions.yaml': questionsText().replace('You stand somewhere. What now?', stem),
  });
  const { problems } = await lintLibrary({ folders: [folder] });
  return problems.filter(({ check }) => check === 'recall').map(({ what, todo }) => `${what}: ${todo}`);
}

it.each([
  [
    'figures of its own guide',
    'The pool holds 1,200 connections and p99 is 340 ms.',
    'With 1200 connections p99 rises to 340 ms within 25 minutes. Why?',
    'question crossing-0: 2 of 3 figures stand in the guide (1200, 340ms): set another case: at most 60 % may',
  ],
  [
    'a passage of its own guide',
    'The relay stopped when the slot was dropped by hand at noon.',
    'Last week the relay stopped when the slot was dropped by hand. What follows?',
    'question crossing-0: 60 % of the stem stands in the guide word for word: tell another case in other words',
  ],
])('a question that repeats %s is told', async (_what, inGuide, stem, problem) => {
  expect(await recalled(inGuide, stem)).toEqual([problem]);
});

it.each([
  ['the same number with another unit', 'It took 340 ms and 25 s.', 'It is at 340 GB after 25 hours. Why?'],
  ['single digits', 'There are 3 replicas and 2 zones.', 'There are 3 left of 2 more. Why?'],
  ['one figure', 'It took 340 ms.', 'It takes 340 ms. Why?'],
])('%s is no recall', async (_what, inGuide, stem) => {
  expect(await recalled(inGuide, stem)).toEqual([]);
});
