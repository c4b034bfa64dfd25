import { describe, expect, it } from 'vitest';
import { weekResult } from '../../src/quiz/board.ts';
import type { Board } from '../../src/store/answers.ts';
import { ann, asMember } from '../builders/drill.ts';

const [bea, cem, dan] = [asMember('U2'), asMember('U3'), asMember('U4')];
const board: Board = {
  posts: 4,
  members: 18,
  answers: 60,
  right: 43,
  standings: [
    { member: ann, right: 3, answered: 4 },
    { member: bea, right: 4, answered: 4 },
    { member: cem, right: 3, answered: 3 },
    { member: dan, right: 4, answered: 4 },
  ],
};

describe('a week’s result', () => {
  it('groups names by score and counts the others', () => {
    expect(weekResult(board, new Set([ann, bea, cem]))).toEqual({
      questions: 4,
      members: 18,
      percentRight: 72,
      scores: [
        { right: 4, members: [bea] },
        { right: 3, members: [ann, cem] },
      ],
      unnamed: 15,
      isWithheld: false,
    });
  });

  it('names nobody who did not ask for it', () => {
    expect(weekResult(board, new Set())).toMatchObject({ scores: [], unnamed: 18 });
  });

  it.each([
    ['had none right', { members: 7, answers: 19, right: 14 }, 0],
    ['had all right', { members: 7, answers: 19, right: 18 }, 0],
    ['is one alone', { members: 5, answers: 18, right: 15 }, 0],
    ['had some right', { members: 7, answers: 19, right: 15 }, 4],
  ])('names nobody where that would tell that who is unnamed %s', (_, facts, names) => {
    const result = weekResult({ ...board, ...facts }, new Set([ann, bea, cem, dan]));

    expect(result?.scores.flatMap(({ members }) => members)).toHaveLength(names);
    expect(result).toMatchObject({ unnamed: facts.members - names, isWithheld: names === 0 });
  });

  it('needs five people who answered', () => {
    expect(weekResult({ ...board, members: 4 }, new Set([ann]))).toBeUndefined();
    expect(weekResult({ ...board, members: 5 }, new Set([ann]))).toBeDefined();
  });

  it('names at most as many as asked for, the best ones', () => {
    expect(weekResult(board, new Set([ann, bea, cem, dan]), 3)?.scores).toEqual([
      { right: 4, members: [bea, dan] },
      { right: 3, members: [ann] },
    ]);
  });
});
