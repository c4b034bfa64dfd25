import { chances } from '../../src/incident/class-model.ts';
import type { Features } from '../../src/incident/features.ts';
import { createLearner, indexOf, inRounds, type Learned, learned, type Rules, toRow } from './descent.ts';

export interface Sorted<Class extends string> {
  readonly features: Features;
  readonly is: Class;
  /** How much it counts. */
  readonly worth: number;
}

/** Multinomial logistic regression: the classes are learned together, since a text is of one. */
export function learnClasses<Class extends string>(
  classes: readonly Class[],
  examples: readonly Sorted<Class>[],
  { fewest, decay, rounds, least }: Rules,
): Learned {
  const index = indexOf(examples, fewest);
  const learners = classes.map(() => createLearner(index, decay / examples.length));
  const worths = rarity(classes, examples);
  const rows = examples.map(({ features, is, worth }) => ({
    row: toRow(features, index),
    is,
    worth: worth * (worths.get(is) ?? 1),
  }));
  for (const { row, is, worth } of inRounds(rows, rounds)) {
    const likely = chances(learners.map((learner) => learner.odds(row)));
    for (const [at, learner] of learners.entries())
      learner.correct(row, worth * ((likely[at] ?? 0) - (classes[at] === is ? 1 : 0)));
  }
  return learned(index, learners, least);
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
