import { stemmer } from 'stemmer';

/**
 * How people speak in trouble, and how at ease: words of no topic, by their weight in the same regression as the signs.
 * "It has been down again" reports; "if you do, you could then" advises.
 */
const words: readonly (readonly [weight: number, words: string])[] = [
  [1.1, 'caused down up'],
  [0.9, 'again been'],
  [0.8, 'our reported'],
  [0.7, 'look notice something was'],
  [0.6, 'not see'],
  [0.5, 'minutes problem start were'],
  [0.4, 'are investigation seems'],
  [-0.2, 'i new'],
  [-0.3, 'also but can only'],
  [-0.4, 'am fix may use'],
  [-0.5, 'could make what yes'],
  [-0.6, 'do does if then you'],
  [-0.7, 'possible'],
  [-0.8, 'add'],
  [-0.9, 'so'],
  [-1.0, 'will'],
];

const weights = new Map(
  words.flatMap(([weight, alike]) => alike.split(' ').map((word) => [stemmer(word), weight] as const)),
);

/** Above 0 it is spoken as in trouble. Each word counts once. */
export function manner(text: string): number {
  const spoken = new Set(
    (text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?/g) ?? []).map((word) => stemmer(word)),
  );
  return [...spoken].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
}
