import type { Question } from '../model.ts';
import { bounds, isOutInBank, isOutInGuide, shareOf } from './bank.ts';
import { type Guess, guess, helped } from './guessers.ts';
import { heldOut, learnSurface, type Pick } from './held-out.ts';
import { learnNeighbours, learnWords } from './strangers.ts';

type Row = Readonly<Record<string, string | number>>;

const models = { model: learnSurface, words: learnWords, pairs: learnNeighbours };

/** How often somebody is right who knows nothing, in percent, by guide and over all: both sides of each guesser, then the models. `*` is out of bounds. */
export function guessTable(questions: readonly Question[]): readonly Row[] {
  const guides = [...new Set(questions.map(({ guide }) => guide))];
  const right = Object.entries(models).map(([name, learn]) => [name, heldOut(questions, learn)] as const);
  const rowOf = (guide: string, own: readonly Question[], isOut: (one: Guess) => boolean): Row => ({
    guide,
    questions: own.length,
    ...cellsOf(guess(own), isOut),
    ...Object.fromEntries(
      right.map(([name, counts]) => {
        const kept = new Map([...counts].filter(([one]) => own.some((question) => question.guide === one)));
        const share = shareOf(kept, own);
        return [name, `${Math.round(100 * share)}${share > bounds.heldOut ? '*' : ''}`];
      }),
    ),
  });
  return [
    ...guides.map((guide) =>
      rowOf(
        guide,
        questions.filter((question) => question.guide === guide),
        isOutInGuide,
      ),
    ),
    rowOf('all', questions, isOutInBank),
  ];
}

/** For each question of a guide, who of them it helps: the best choice, the model's pick, and the guessers that find it. */
export function questionTable(questions: readonly Question[], guide: string): readonly Row[] {
  const picks: readonly (readonly [string, Pick])[] = Object.entries(models).map(([name, learn]) => [
    name,
    learn(questions.filter((question) => question.guide !== guide)),
  ]);
  return questions
    .filter((question) => question.guide === guide)
    .map((question) => ({
      question: question.id.slice(guide.length + 1),
      best: letterOf(question.best),
      ...Object.fromEntries(
        picks.map(([name, pick]) => {
          const picked = pick(question);
          return [name, `${letterOf(picked)}${picked === question.best ? '*' : ''}`];
        }),
      ),
      'found by': foundBy(question),
    }));
}

function foundBy(question: Question): string {
  return helped(question)
    .filter(({ side }) => side !== 'letter')
    .map(({ name, side, right }) => `${side === 'most' ? '+' : '-'}${name}${right === 1 ? '' : '/2'}`)
    .join(' ');
}

function cellsOf(guesses: readonly Guess[], isOut: (one: Guess) => boolean): Row {
  const cells = new Map<string, string>();
  for (const one of guesses) {
    const cell = `${Math.round(100 * one.right)}${isOut(one) ? '*' : ''}`;
    const known = cells.get(one.name);
    cells.set(one.name, known === undefined ? cell : `${known}/${cell}`);
  }
  return Object.fromEntries(cells);
}

function letterOf(index: number): string {
  return 'ABCD'[index] ?? '';
}
