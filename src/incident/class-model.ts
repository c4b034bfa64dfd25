import type { Features } from './features.ts';
import { shareOf } from './model.ts';

/**
 * A regression over several classes as it lies in its file. Of each feature the weights that tell, and whose they are, stand
 * end to end, up to where `ends` says: bytes, in base64.
 */
export interface ClassWeights {
  /** Of each class, in hundredths. */
  readonly biases: readonly number[];
  /** Their names, one a line. */
  readonly features: string;
  /** 32-bit numbers. */
  readonly ends: string;
  /** 16-bit numbers. */
  readonly classes: string;
  /** Signed 16-bit numbers, in hundredths. */
  readonly weights: string;
}

export interface ClassModel {
  /** The log-odds of each class, in order. */
  odds(found: Features): Float64Array;
  /** What one feature is worth for a class. */
  worth(feature: string, of: number): number;
}

export function createClassModel(given: ClassWeights): ClassModel {
  const ends = new Uint32Array(bytes(given.ends).buffer);
  const classes = new Uint16Array(bytes(given.classes).buffer);
  const weights = new Int16Array(bytes(given.weights).buffer);
  const places = new Map(given.features.split('\n').map((name, i) => [name, i]));
  const visit = (feature: string, each: (of: number, weight: number) => void): void => {
    const at = places.get(feature);
    if (at === undefined) return;
    for (let i = ends[at - 1] ?? 0; i < (ends[at] ?? 0); i++) each(classes[i] ?? 0, (weights[i] ?? 0) / 100);
  };
  return {
    odds(found) {
      const share = shareOf(found.size);
      const odds = Float64Array.from(given.biases, (bias) => bias / 100);
      const add = (of: number, weight: number): void => {
        odds[of] = (odds[of] ?? 0) + share * weight;
      };
      for (const feature of found.keys()) visit(feature, add);
      return odds;
    },
    worth(feature, wanted) {
      let worth = 0;
      visit(feature, (of, weight) => {
        if (of === wanted) worth = weight;
      });
      return worth;
    },
  };
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

/** Of classes of which a text is one, by their log-odds: together 1. */
export function chances(odds: ArrayLike<number>): readonly number[] {
  const all = Array.from(odds);
  const most = Math.max(...all);
  const shares = all.map((one) => Math.exp(one - most));
  const sum = shares.reduce((total, one) => total + one, 0);
  return shares.map((one) => one / sum);
}
