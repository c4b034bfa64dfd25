import type { Names } from '../../src/incident/features.ts';
import { chance, type Weights } from '../../src/incident/model.ts';
import { createLearner, indexOf, inRounds, type Learned, type Rules, toRow } from './descent.ts';

export interface Example {
  readonly features: Names;
  readonly isTrue: boolean;
  /** How much it counts, 1 where none is given. */
  readonly worth?: number;
}

/** Logistic regression. */
export function learnOne(examples: readonly Example[], rules: Rules): Learned {
  const index = indexOf(
    examples.map(({ features }) => ({ features })),
    rules,
  );
  const decay = rules.decay / Math.max(1, examples.length);
  const learner = createLearner(index, { ...rules, classes: 1, decay });
  const rows = examples.map(({ features, isTrue, worth = 1 }) => ({
    row: toRow(features, index),
    wanted: isTrue ? 1 : 0,
    worth,
  }));
  for (const { row, wanted, worth } of inRounds(rows, rules.rounds))
    learner.correct(row, [worth * (chance(learner.odds(row)[0] ?? 0) - wanted)]);
  return learner.learned(rules.least);
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
