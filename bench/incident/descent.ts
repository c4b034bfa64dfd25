import type { Features } from '../../src/incident/features.ts';
import { type ClassWeights, shareOf } from '../../src/incident/model.ts';
import { seeded } from '../seeded.ts';

export interface Rules {
  /** A feature whose texts count less together is not learned. */
  readonly fewest: number;
  /** How strongly weights are drawn to nothing. */
  readonly decay: number;
  readonly rounds: number;
}
const rate = 0.3;
/** In hundredths: weights below it are left out of the file. */
const least = 12;

interface Counted {
  readonly features: Features;
  readonly worth?: number;
}

/** Of each feature that is learned its place. */
export type Index = ReadonlyMap<string, number>;

/** A text as its features' places, and what each is worth in it. */
export interface Row {
  readonly ids: readonly number[];
  readonly share: number;
}

export function indexOf(texts: readonly Counted[], fewest: number): Index {
  const counts = new Map<string, number>();
  for (const { features, worth = 1 } of texts)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + worth);
  const kept = [...counts].filter(([, count]) => count >= fewest).map(([name]) => name);
  return new Map(kept.sort().map((name, i) => [name, i]));
}

export function toRow(features: Features, index: Index): Row {
  const ids = [...features.keys()].flatMap((name) => index.get(name) ?? []);
  return { ids, share: shareOf(features.size) };
}

/** What is learned of one class, by gradient descent with AdaGrad (Duchi et al., 2011). */
export interface Learner {
  odds(row: Row): number;
  /** `miss`: by how much the chance was too high. */
  correct(row: Row, miss: number): void;
  /** In hundredths; that of the text itself stands last. */
  weights(): readonly number[];
}

export function createLearner(index: Index, decay: number): Learner {
  const bias = index.size;
  const weights = new Float64Array(bias + 1);
  const steps = new Float64Array(bias + 1).fill(1e-6);
  const step = (id: number, slope: number): void => {
    steps[id] = (steps[id] ?? 0) + slope * slope;
    weights[id] = (weights[id] ?? 0) - (rate * slope) / Math.sqrt(steps[id] ?? 1);
  };
  return {
    odds: ({ ids, share }) => ids.reduce((sum, id) => sum + share * (weights[id] ?? 0), weights[bias] ?? 0),
    correct({ ids, share }, miss) {
      step(bias, miss);
      for (const id of ids) step(id, miss * share + decay * (weights[id] ?? 0));
    },
    weights: () => [...weights].map((one) => Math.round(100 * one)),
  };
}

/** What learners came to, as it lies in a file: without features that tell hardly anything for any of them. */
export function learned(index: Index, learners: readonly Learner[]): ClassWeights {
  const weights = learners.map((learner) => learner.weights());
  const kept = [...index].filter(([, at]) => weights.some((of) => Math.abs(of[at] ?? 0) >= least));
  return {
    biases: weights.map((of) => of.at(-1) ?? 0),
    features: kept.map(([name]) => name).join('\n'),
    weights: kept.flatMap(([, at]) => weights.map((of) => of[at] ?? 0)),
  };
}

/** Each of so many rounds the same rows, in a shuffled order that is the same each time. */
export function* inRounds<T>(rows: readonly T[], rounds: number): Generator<T> {
  const next = seeded(7);
  for (let round = 0; round < rounds; round++) yield* shuffled(rows, next);
}

function shuffled<T>(list: readonly T[], next: () => number): readonly T[] {
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
