import type { Question } from '../model.ts';

/** Shares right, 0 to 1, of somebody who knows nothing. A tie of k counts 1/k. */
export interface Guessed {
  readonly longest: number;
  readonly shortest: number;
  /** The best of the four that always take one letter. */
  readonly letter: number;
  readonly overlap: number;
  /** Of those who strike out what claims too much. */
  readonly modest: number;
}

/** Words that no careful author would stand by. */
const absolute =
  /\b(?:always|never|impossible|guarantee[sd]?|completely|entirely|under no circumstances|in (?:all|every) cases?)\b/i;

/** The longest choice, the shortest, the same letter, the choice that shares most words with the stem, one without absolute words. */
export function guess(questions: readonly Question[]): Guessed {
  if (questions.length === 0) return { longest: 0, shortest: 0, letter: 0, overlap: 0, modest: 0 };
  const share = (score: (question: Question) => readonly number[]): number =>
    questions.reduce((sum, question) => sum + credit(score(question), question.best), 0) / questions.length;
  const letters = [0, 1, 2, 3].map(
    (letter) => questions.filter((question) => question.best === letter).length / questions.length,
  );
  return {
    longest: share((question) => question.choices.map((choice) => choice.text.length)),
    shortest: share((question) => question.choices.map((choice) => -choice.text.length)),
    letter: Math.max(...letters),
    overlap: share((question) => sharedWords(question)),
    modest: share((question) => question.choices.map(({ text }) => (absolute.test(text) ? 0 : 1))),
  };
}

function credit(scores: readonly number[], best: number): number {
  const most = Math.max(...scores);
  return scores[best] === most ? 1 / scores.filter((score) => score === most).length : 0;
}

function sharedWords(question: Question): readonly number[] {
  const stem = wordsOf(question.stem);
  return question.choices.map((choice) => [...wordsOf(choice.text)].filter((word) => stem.has(word)).length);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}
