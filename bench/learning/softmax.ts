import { chances } from '../../src/incident/class-model.ts';
import type { Names } from '../../src/incident/features.ts';
import { createLearner, indexOf, inRounds, type Learned, type Rules, toRow } from './descent.ts';

export interface Sorted<Class extends string> {
  readonly features: Names;
  readonly is: Class;
  /** How much it counts. */
  readonly worth: number;
}

/** Multinomial logistic regression: the classes are learned together, since a text is of one. */
export function learnClasses<Class extends string>(
  classes: readonly Class[],
  examples: readonly Sorted<Class>[],
  rules: Rules,
): Learned {
  const index = indexOf(examples, rules);
  const decay = rules.decay / examples.length;
  const learner = createLearner(index, { ...rules, classes: classes.length, decay });
  const worths = rarity(classes, examples);
  const rows = examples.map(({ features, is, worth }) => ({
    row: toRow(features, index),
    at: classes.indexOf(is),
    worth: worth * (worths.get(is) ?? 1),
  }));
  for (const { row, at, worth } of inRounds(rows, rules.rounds)) {
    const likely = chances(learner.odds(row));
    learner.correct(
      row,
      likely.map((one, of) => worth * (one - (of === at ? 1 : 0))),
    );
  }
  return learner.learned(rules.least);
}

/** Half-way between each text counting alike and each class. */
function rarity<Class extends string>(
  classes: readonly Class[],
  examples: readonly Sorted<Class>[],
): ReadonlyMap<Class, number> {
  const fair = sum(examples) / classes.length;
  return new Map(classes.map((is) => [is, Math.sqrt(fair / sum(examples.filter((one) => one.is === is)))]));
}

function sum(examples: readonly Sorted<string>[]): number {
  return examples.reduce((total, { worth }) => total + worth, 0);
}
