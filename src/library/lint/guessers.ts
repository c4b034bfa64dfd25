import type { Question } from '../model.ts';
import { anyOf, type Measure, measures } from './surface.ts';

/** Somebody who knows nothing and goes by one thing. It has two sides: both are tried. */
export interface Guesser {
  /** As a column of the statistics. */
  readonly name: string;
  readonly most: string;
  readonly least: string;
  readonly measure: Measure;
}

const having = (name: string, what: string, measure: Measure): Guesser => ({
  name,
  most: `a choice with ${what}`,
  least: `a choice without ${what}`,
  measure: anyOf(measure),
});

export const guessers: readonly Guesser[] = [
  {
    name: 'length',
    most: 'the longest choice',
    least: 'the shortest choice',
    measure: measures.letters,
  },
  {
    name: 'shared',
    most: 'the choice that shares most words with the stem',
    least: 'the choice that shares fewest words with the stem',
    measure: measures.shared,
  },
  {
    name: 'share',
    most: "the choice with the largest share of the stem's words",
    least: "the choice with the smallest share of the stem's words",
    measure: measures.share,
  },
  {
    name: 'alike',
    most: 'the choice most like the others',
    least: 'the choice least like the others',
    measure: measures.alike,
  },
  having('because', 'because, since or so that', measures.reason),
  having('digits', 'digits', measures.digits),
  having('code', 'a command', measures.commands),
  having('I/we', 'the first person', measures.firstPerson),
  having('marks', 'commas, colons, parentheses or quotes', measures.marks),
  having('absolute', 'absolute words', measures.absolute),
  having('hedges', 'hedging words', measures.hedges),
  having('not', 'a negation', measures.negation),
  having('if', 'a condition', measures.condition),
];

const letters = ['A', 'B', 'C', 'D'] as const;

/** One side of a guesser, and how often it is right: 0 to 1. */
export interface Guess {
  readonly name: string;
  readonly side: 'most' | 'least' | 'letter';
  /** "the shortest choice" */
  readonly takes: string;
  readonly right: number;
}

export function guess(questions: readonly Question[]): readonly Guess[] {
  return sides().map(({ measure, ...side }) => ({
    ...side,
    right: mean(questions.map((question) => credit(measure(question), question.best))),
  }));
}

/** What one question gives to each side that it helps: more than a quarter. */
export function helped(question: Question): readonly Guess[] {
  return guess([question]).filter(({ right }) => right > 0.25);
}

function sides(): readonly (Omit<Guess, 'right'> & { readonly measure: Measure })[] {
  return [
    ...guessers.flatMap(({ name, most, least, measure }) => [
      { name, side: 'most' as const, takes: most, measure },
      { name, side: 'least' as const, takes: least, measure: opposite(measure) },
    ]),
    ...letters.map((letter, at) => ({
      name: letter,
      side: 'letter' as const,
      takes: `choice ${letter}`,
      measure: () => letters.map((_, i) => (i === at ? 1 : 0)),
    })),
  ];
}

/** A tie of k counts 1/k; where a measure tells no choice from another, that is a quarter. */
function credit(scores: readonly number[], best: number): number {
  const most = Math.max(...scores);
  return scores[best] === most ? 1 / scores.filter((score) => score === most).length : 0;
}

function opposite(measure: Measure): Measure {
  return (question) => measure(question).map((score) => -score);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
