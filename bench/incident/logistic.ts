import type { Features } from '../../src/incident/features.ts';
import { chance, shareOf, type Weights } from '../../src/incident/model.ts';

export interface Example {
  readonly features: Features;
  readonly isTrue: boolean;
  /** How much it counts, 1 where none is given. */
  readonly worth?: number;
}

export interface Rules {
  /** A feature that fewer texts have is not learned. */
  readonly fewest: number;
  /** How strongly weights are drawn to nothing. */
  readonly decay: number;
  readonly rounds: number;
}
const rate = 0.3;
/** Weights below it are left out of the file. */
const least = 0.12;

interface Row {
  readonly ids: readonly number[];
  readonly share: number;
  readonly wanted: number;
  readonly worth: number;
}

/** Logistic regression by stochastic gradient descent with AdaGrad (Duchi et al., 2011), in a shuffled order that is the same each time. */
export function learn(examples: readonly Example[], rules: Rules): Weights {
  const index = indexOf(examples, rules.fewest);
  const rows = examples.map((example) => toRow(example, index));
  const weights = new Float64Array(index.size + 1);
  const steps = new Float64Array(index.size + 1).fill(1e-6);
  const bias = index.size;
  const decay = rules.decay / Math.max(1, rows.length);
  const step = (id: number, slope: number): void => {
    steps[id] = (steps[id] ?? 0) + slope * slope;
    weights[id] = (weights[id] ?? 0) - (rate * slope) / Math.sqrt(steps[id] ?? 1);
  };
  const next = seeded(7);
  for (let round = 0; round < rules.rounds; round++)
    for (const { ids, share, wanted, worth } of shuffled(rows, next)) {
      const odds = ids.reduce((sum, id) => sum + share * (weights[id] ?? 0), weights[bias] ?? 0);
      const miss = worth * (chance(odds) - wanted);
      step(bias, miss);
      for (const id of ids) step(id, miss * share + decay * (weights[id] ?? 0));
    }
  return toWeights(index, weights);
}

function indexOf(examples: readonly Example[], fewest: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= fewest).map(([name]) => name);
  return new Map(kept.sort().map((name, i) => [name, i]));
}

function toRow({ features, isTrue, worth = 1 }: Example, index: ReadonlyMap<string, number>): Row {
  const ids = [...features.keys()].flatMap((name) => index.get(name) ?? []);
  return { ids, share: shareOf(features.size), wanted: isTrue ? 1 : 0, worth };
}

function toWeights(index: ReadonlyMap<string, number>, weights: Float64Array): Weights {
  const kept = [...index].filter(([, i]) => Math.abs(weights[i] ?? 0) >= least);
  return {
    bias: Math.round(100 * (weights[index.size] ?? 0)),
    features: kept.map(([name]) => name).join('\n'),
    weights: kept.map(([, i]) => Math.round(100 * (weights[i] ?? 0))),
  };
}

/** Chances that are the same each time (the constants are those of Numerical Recipes). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], next: () => number): readonly T[] {
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
