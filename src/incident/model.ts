import type { Features } from './features.ts';

/** A logistic regression as it lies in its file: names of features, one a line, and their weights in hundredths. */
export interface Weights {
  readonly bias: number;
  readonly features: string;
  readonly weights: readonly number[];
}

export interface Score {
  readonly odds: number;
  /** The words that spoke for it, in the form they were written, most telling first. */
  reasons(): readonly string[];
}

export interface Model {
  /** Log-odds, and the words that spoke for them. */
  score(features: Features): Score;
}

/** Texts of fewer features than this count as no shorter: three words are no proof. */
const fewest = 6;
const mostReasons = 6;

/** What a feature is worth in a text of so many: a long text is not surer because it is long. */
export function shareOf(features: number): number {
  return 1 / Math.sqrt(Math.max(fewest, features));
}

export function createModel(given: Weights): Model {
  const worth = new Map(worthOf(given));
  return {
    score(found) {
      const share = shareOf(found.size);
      let odds = given.bias / 100;
      for (const name of found.keys()) odds += share * (worth.get(name) ?? 0);
      return { odds, reasons: () => reasonsOf(found, worth) };
    },
  };
}

function worthOf({ features, weights }: Weights): readonly (readonly [name: string, worth: number])[] {
  return features.split('\n').map((name, i) => [name, (weights[i] ?? 0) / 100]);
}

function reasonsOf(found: Features, worth: ReadonlyMap<string, number>): readonly string[] {
  const written = new Map<string, number>();
  for (const [name, words] of found) {
    const gained = worth.get(name) ?? 0;
    if (gained > 0 && words !== '') written.set(words, (written.get(words) ?? 0) + gained);
  }
  return [...written]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostReasons)
    .map(([words]) => words);
}

export function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
