import type { Features } from './features.ts';
import { shareOf } from './model.ts';

/**
 * A regression over several classes as it lies in its file: of each feature the weights that tell, and whose they are, end to
 * end. Lists of numbers are bytes, in base64.
 */
export interface ClassWeights {
  /** Of each class, in hundredths. */
  readonly biases: readonly number[];
  /** Each a 32-bit hash of its name, ascending. */
  readonly features: string;
  /** Up to where those of a feature stand, 32 bits. */
  readonly ends: string;
  /** 16 bits. */
  readonly classes: string;
  /** Signed bytes, each so many `unit`s. */
  readonly weights: string;
  readonly unit: number;
}

export interface ClassModel {
  /** The log-odds of each class, in order. */
  odds(found: Features): Float64Array;
  /** What one feature is worth for a class. */
  worth(feature: string, of: number): number;
}

export function createClassModel(given: ClassWeights): ClassModel {
  const features = new Uint32Array(bytes(given.features).buffer);
  const ends = new Uint32Array(bytes(given.ends).buffer);
  const classes = new Uint16Array(bytes(given.classes).buffer);
  const weights = new Int8Array(bytes(given.weights).buffer);
  const visit = (feature: string, each: (of: number, weight: number) => void): void => {
    const at = placeOf(hashOf(feature), features);
    for (let i = ends[at - 1] ?? 0; i < (ends[at] ?? 0); i++)
      each(classes[i] ?? 0, given.unit * (weights[i] ?? 0));
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
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** FNV-1a over UTF-16. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** -1: it is none of them. */
function placeOf(hash: number, features: Uint32Array): number {
  let [low, high] = [0, features.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = features[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Which is most. */
export function likeliest(odds: readonly number[] | Float64Array): number {
  let best = 0;
  for (let i = 1; i < odds.length; i++) if ((odds[i] ?? 0) > (odds[best] ?? 0)) best = i;
  return best;
}

/** Of classes of which a text is one, by their log-odds: together 1. */
export function chances(odds: ArrayLike<number>): readonly number[] {
  const all = Array.from(odds);
  const most = Math.max(...all);
  const shares = all.map((one) => Math.exp(one - most));
  const sum = shares.reduce((total, one) => total + one, 0);
  return shares.map((one) => one / sum);
}
