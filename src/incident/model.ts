import { type ClassWeights, createClassModel } from './class-model.ts';
import type { Features } from './features.ts';

export interface Score {
  readonly odds: number;
  /** The words that spoke for it, in the form they were written, most telling first. */
  reasons(): readonly string[];
}

/** A regression of one class: true or not. */
export interface Model {
  /** Log-odds, and the words that spoke for them. */
  score(features: Features): Score;
}

const mostReasons = 6;

export function createModel(given: ClassWeights): Model {
  const model = createClassModel(given);
  const reasonsOf = (found: Features): readonly string[] => {
    const written = new Map<string, number>();
    for (const [name, words] of found) {
      const gained = model.worth(name, 0);
      if (gained > 0 && words !== '') written.set(words, (written.get(words) ?? 0) + gained);
    }
    return [...written]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostReasons)
      .map(([words]) => words);
  };
  return {
    score: (found) => ({ odds: model.odds(found)[0] ?? 0, reasons: () => reasonsOf(found) }),
  };
}

export function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
