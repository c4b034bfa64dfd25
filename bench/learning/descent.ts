import type { Features } from '../../src/incident/features.ts';
import { shareOf } from '../../src/incident/model.ts';
import { seeded } from '../seeded.ts';

export interface Rules {
  /** A feature whose texts count less together is not learned. */
  readonly fewest: number;
  /** How strongly weights are drawn to nothing. */
  readonly decay: number;
  readonly rounds: number;
  /** In hundredths: weights below it tell nothing, and are left out. */
  readonly least: number;
}
const rate = 0.3;

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

/** What was learned of each class. */
export interface Learned {
  /** In hundredths. */
  readonly biases: readonly number[];
  /** Of each feature that tells something for any of them a weight for each, in hundredths. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

export function learned(index: Index, learners: readonly Learner[], least: number): Learned {
  const all = learners.map((learner) => learner.weights());
  const tells = (weight = 0): boolean => Math.abs(weight) >= least;
  const kept = [...index].filter(([, at]) => all.some((of) => tells(of[at])));
  return {
    biases: all.map((of) => of.at(-1) ?? 0),
    weights: new Map(kept.map(([name, at]) => [name, all.map((of) => (tells(of[at]) ? (of[at] ?? 0) : 0))])),
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
