import type { ClassWeights } from '../../src/incident/class-model.ts';
import type { Names } from '../../src/incident/features.ts';
import { chance } from '../../src/incident/model.ts';
import { createLearner, indexOf, inRounds, type Learned, type Rules, toRow } from './descent.ts';
import { toClassWeights } from './written.ts';

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
export function learn(examples: readonly Example[], rules: Rules): ClassWeights {
  return toClassWeights([learnOne(examples, rules)]);
}
