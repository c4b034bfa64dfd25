import type { Features } from '../../src/incident/features.ts';
import { chance, type Weights } from '../../src/incident/model.ts';
import { createLearner, indexOf, inRounds, type Learned, learned, type Rules, toRow } from './descent.ts';

export interface Example {
  readonly features: Features;
  readonly isTrue: boolean;
  /** How much it counts, 1 where none is given. */
  readonly worth?: number;
}

/** Logistic regression. */
export function learnOne(examples: readonly Example[], { fewest, decay, rounds, least }: Rules): Learned {
  const index = indexOf(
    examples.map(({ features }) => ({ features })),
    fewest,
  );
  const learner = createLearner(index, decay / Math.max(1, examples.length));
  const rows = examples.map(({ features, isTrue, worth = 1 }) => ({
    row: toRow(features, index),
    wanted: isTrue ? 1 : 0,
    worth,
  }));
  for (const { row, wanted, worth } of inRounds(rows, rounds))
    learner.correct(row, worth * (chance(learner.odds(row)) - wanted));
  return learned(index, [learner], least);
}

/** The same, as it lies in its file. */
export function learn(examples: readonly Example[], rules: Rules): Weights {
  const { biases, weights } = learnOne(examples, rules);
  return {
    bias: biases[0] ?? 0,
    features: [...weights.keys()].join('\n'),
    weights: [...weights.values()].flat(),
  };
}
