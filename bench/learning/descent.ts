import { shareOf } from '../../src/incident/class-model.ts';
import type { Names } from '../../src/incident/features.ts';
import { seeded } from '../seeded.ts';

export interface Rules {
  /** A feature whose texts count less together is not learned. */
  readonly fewest: number;
  /** The same of pairs of words and of pieces of them, where it is another: most of them never come again. */
  readonly fewestParts?: number;
  /** How strongly weights are drawn to nothing. */
  readonly decay: number;
  readonly rate: number;
  readonly rounds: number;
  /** In hundredths: a feature with no weight of that much tells nothing, and is left out. */
  readonly least: number;
  /** What stands in few texts counts more than what stands in many. */
  readonly isRareWorthMore?: boolean;
}

interface Counted {
  readonly features: Names;
  readonly worth?: number;
}

/** Of each feature that is learned its place, and there what it counts. */
export interface Index {
  readonly places: ReadonlyMap<string, number>;
  readonly worths: Float64Array;
}

/** A text as its features' places, and what each counts in it. */
export interface Row {
  readonly ids: readonly number[];
  readonly worths: readonly number[];
}

const isPart = /^#| /;
/** A feature of so many texts counts one. */
const usual = 20;

export function indexOf(
  texts: readonly Counted[],
  { fewest, fewestParts = fewest, isRareWorthMore = false }: Rules,
): Index {
  const counts = new Map<string, { worth: number; texts: number }>();
  for (const { features, worth = 1 } of texts)
    for (const name of features.keys()) {
      const count = counts.get(name) ?? { worth: 0, texts: 0 };
      count.worth += worth;
      count.texts++;
      counts.set(name, count);
    }
  const kept = [...counts]
    .filter(([name, { worth }]) => worth >= (isPart.test(name) ? fewestParts : fewest))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const rarity = (held: number): number => Math.log(1 + texts.length / held);
  return {
    places: new Map(kept.map(([name], i) => [name, i])),
    worths: Float64Array.from(kept, ([, count]) =>
      isRareWorthMore ? rarity(count.texts) / rarity(usual) : 1,
    ),
  };
}

export function toRow(features: Names, { places, worths }: Index): Row {
  const ids = [...features.keys()].flatMap((name) => places.get(name) ?? []);
  const share = shareOf(features.size);
  return { ids, worths: ids.map((id) => share * (worths[id] ?? 0)) };
}

/** What is learned of some classes, by gradient descent with AdaGrad (Duchi et al., 2011). */
export interface Learner {
  /** Of each class, until it is asked again. */
  odds(row: Row): Float64Array;
  /** `misses`: of each class by how much the chance was too high. */
  correct(row: Row, misses: ArrayLike<number>): void;
  learned(least: number): Learned;
}

/** What was learned of each class. */
export interface Learned {
  /** In hundredths. */
  readonly biases: readonly number[];
  /** Of each feature that tells something for any of them a weight for each, in hundredths. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/** The weights of a feature for all classes lie side by side, those of the text itself last. */
export function createLearner(
  { places, worths }: Index,
  { classes, decay, rate }: { readonly classes: number } & Pick<Rules, 'decay' | 'rate'>,
): Learner {
  const bias = places.size * classes;
  const weights = new Float64Array(bias + classes);
  const steps = new Float64Array(bias + classes).fill(1e-6);
  const odds = new Float64Array(classes);
  const step = (at: number, slope: number): void => {
    steps[at] = (steps[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(steps[at] ?? 1);
  };
  return {
    odds(row) {
      for (let of = 0; of < classes; of++) odds[of] = weights[bias + of] ?? 0;
      for (let i = 0; i < row.ids.length; i++) {
        const id = row.ids[i] ?? 0;
        const worth = row.worths[i] ?? 0;
        for (let of = 0; of < classes; of++)
          odds[of] = (odds[of] ?? 0) + worth * (weights[id * classes + of] ?? 0);
      }
      return odds;
    },
    correct(row, misses) {
      for (let of = 0; of < classes; of++) step(bias + of, misses[of] ?? 0);
      for (let i = 0; i < row.ids.length; i++) {
        const id = row.ids[i] ?? 0;
        const worth = row.worths[i] ?? 0;
        for (let of = 0; of < classes; of++) {
          const at = id * classes + of;
          step(at, (misses[of] ?? 0) * worth + decay * (weights[at] ?? 0));
        }
      }
    },
    learned(least) {
      const weightsAt = (id: number, worth = 1): readonly number[] =>
        Array.from(weights.subarray(id * classes, (id + 1) * classes), (one) =>
          Math.round(100 * worth * one),
        );
      const telling = [...places].flatMap(([name, id]): [string, readonly number[]][] => {
        const all = weightsAt(id, worths[id]);
        return all.some((one) => Math.abs(one) >= least) ? [[name, all]] : [];
      });
      return { biases: weightsAt(places.size), weights: new Map(telling) };
    },
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
