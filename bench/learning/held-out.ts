import type { Features } from '../../src/incident/features.ts';
import { createModel } from '../../src/incident/model.ts';
import type { Rules } from './descent.ts';
import { type Example, learn } from './logistic.ts';

const folds = 5;

interface Written extends Example {
  readonly features: Features;
  readonly hand: string;
}

/** Learned from four fifths of the hands, in how many pairs of the others the true text stands above the false one, in per cent. */
export function heldOut(examples: readonly Written[], rules: Rules): number {
  const hands = [...new Set(examples.map(({ hand }) => hand))].sort();
  const scored = Array.from({ length: folds }, (_, fold) => {
    const kept = new Set(hands.filter((_hand, i) => i % folds === fold));
    const model = createModel(
      learn(
        examples.filter(({ hand }) => !kept.has(hand)),
        rules,
      ),
    );
    return examples
      .filter(({ hand }) => kept.has(hand))
      .map(({ features, isTrue }) => ({ isTrue, odds: model.score(features).odds }));
  }).flat();
  const above = scored.filter(({ isTrue }) => isTrue);
  const below = scored.filter(({ isTrue }) => !isTrue);
  const right = above.reduce((sum, one) => sum + below.filter(({ odds }) => odds < one.odds).length, 0);
  return (100 * right) / (above.length * below.length);
}
