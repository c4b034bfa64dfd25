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
  const place = placing(features);
  const startOf = (at: number): number => (at === 0 ? 0 : (ends[at - 1] ?? 0));
  return {
    odds(found) {
      const worth = shareOf(found.size) * given.unit;
      const odds = Float64Array.from(given.biases, (bias) => bias / 100);
      for (const feature of found.keys()) {
        const at = place(hashOf(feature));
        if (at === undefined) continue;
        const end = ends[at] ?? 0;
        for (let i = startOf(at); i < end; i++) {
          const of = classes[i] ?? 0;
          odds[of] = (odds[of] ?? 0) + worth * (weights[i] ?? 0);
        }
      }
      return odds;
    },
    worth(feature, wanted) {
      const at = place(hashOf(feature));
      if (at === undefined) return 0;
      const own = classes.subarray(startOf(at), ends[at]).indexOf(wanted);
      return own < 0 ? 0 : given.unit * (weights[startOf(at) + own] ?? 0);
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

/** Finds where a hash stands: those that begin with the same 16 bits are few. */
function placing(features: Uint32Array): (hash: number) => number | undefined {
  const starts = new Uint32Array(2 ** 16 + 1);
  for (const hash of features) starts[(hash >>> 16) + 1] = (starts[(hash >>> 16) + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return (hash) => {
    const end = starts[(hash >>> 16) + 1] ?? 0;
    for (let at = starts[hash >>> 16] ?? 0; at < end; at++) if (features[at] === hash) return at;
    return undefined;
  };
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
