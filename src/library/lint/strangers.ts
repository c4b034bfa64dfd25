import { indexOfMost, type Learn } from './held-out.ts';
import { wordsOf } from './surface.ts';

/** Naive Bayes over the words of choices: which words stand in right ones oftener than in wrong ones. */
export const learnWords: Learn = (known) => {
  const right = new Map<string, number>();
  const wrong = new Map<string, number>();
  for (const { choices, best } of known)
    for (const [k, { text }] of choices.entries())
      for (const word of new Set(wordsOf(text, 1))) count(k === best ? right : wrong, word);
  const rightChoices = known.length;
  const weigh = (word: string): number =>
    Math.log(((right.get(word) ?? 0) + 1) / (rightChoices + 2)) -
    Math.log(((wrong.get(word) ?? 0) + 3) / (3 * rightChoices + 6));
  return ({ choices }) =>
    indexOfMost(
      choices.map(({ text }) => [...new Set(wordsOf(text, 1))].reduce((sum, word) => sum + weigh(word), 0)),
    );
};

const neighbours = 15;

/** Nearest neighbours by pairs of words: a choice is as right as the known choices most like it. */
export const learnNeighbours: Learn = (known) => {
  const cases = known.flatMap(({ choices, best }) =>
    choices.map(({ text }, k) => ({ pairs: pairsOf(text), isRight: k === best })),
  );
  const rightness = (text: string): number => {
    const pairs = pairsOf(text);
    const nearest = cases
      .map(({ pairs: other, isRight }) => ({ near: likeness(pairs, other), isRight }))
      .sort((a, b) => b.near - a.near)
      .slice(0, neighbours);
    const sum = nearest.reduce((total, { near }) => total + near, 0);
    return (
      nearest.reduce((total, { near, isRight }) => total + (isRight ? near : 0), 0) / Math.max(1e-9, sum)
    );
  };
  return ({ choices }) => indexOfMost(choices.map(({ text }) => rightness(text)));
};

function pairsOf(text: string): ReadonlySet<string> {
  const words = ['^', ...wordsOf(text, 1), '$'];
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return shared / (one.size + other.size - shared);
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
