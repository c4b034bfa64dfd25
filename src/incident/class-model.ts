import type { Names } from './features.ts';

/**
 * Regressions that read the same features, as they lie in one file: of each feature the weights for all classes of each model
 * that knows it, end to end. Lists of numbers are bytes, in base64.
 */
export interface ClassWeights {
  /** Of each model how many classes it has. */
  readonly sizes: readonly number[];
  /** Of each model what a weight of one is worth. */
  readonly units: readonly number[];
  /** Of each class, in hundredths. */
  readonly biases: readonly number[];
  /** Each a 32-bit hash of its name, ascending. */
  readonly features: string;
  /** Up to where the models of a feature stand, 32 bits. */
  readonly ends: string;
  /** 8 bits. */
  readonly models: string;
  /** Signed bytes. */
  readonly weights: string;
}

export interface ClassModel {
  /** The log-odds of each class, in order; of classes of models that are not wanted what they are before a word is read. */
  odds(found: Names, wanted?: readonly number[]): Float64Array;
  /** What one feature is worth for a class. */
  worth(feature: string, of: number): number;
}

/** Texts of fewer features than this count as no shorter: three words are no proof. */
const fewest = 6;

/** What a feature is worth in a text of so many: a long text is not surer because it is long. */
export function shareOf(features: number): number {
  return 1 / Math.sqrt(Math.max(fewest, features));
}

export function createClassModel(given: ClassWeights): ClassModel {
  const { sizes, units, biases } = given;
  const ends = new Uint32Array(bytes(given.ends).buffer);
  const models = bytes(given.models);
  const weights = new Int8Array(bytes(given.weights).buffer);
  const place = placing(new Uint32Array(bytes(given.features).buffer));
  const firstOf = startsOf(sizes.length, (model) => sizes[model] ?? 0);
  const unitOf = sizes.flatMap((size, model) => Array<number>(size).fill(units[model] ?? 0));
  const weightsFrom = startsOf(models.length, (i) => sizes[models[i] ?? 0] ?? 0);
  const all = sizes.map((_, model) => model);
  const startOf = (at: number): number => (at === 0 ? 0 : (ends[at - 1] ?? 0));
  return {
    odds(found, wanted = all) {
      const sums = new Int32Array(biases.length);
      const isWanted = new Uint8Array(sizes.length);
      for (const model of wanted) isWanted[model] = 1;
      for (const feature of found.keys()) {
        const at = place(hashOf(feature));
        if (at === undefined) continue;
        const end = ends[at] ?? 0;
        for (let i = startOf(at); i < end; i++) {
          const model = models[i] ?? 0;
          if (isWanted[model] !== 1) continue;
          const first = firstOf[model] ?? 0;
          const size = sizes[model] ?? 0;
          const from = weightsFrom[i] ?? 0;
          for (let of = 0; of < size; of++)
            sums[first + of] = (sums[first + of] ?? 0) + (weights[from + of] ?? 0);
        }
      }
      const share = shareOf(found.size);
      const odds = new Float64Array(sums.length); // `from` with a function takes as long as all of the above
      for (let of = 0; of < odds.length; of++)
        odds[of] = (biases[of] ?? 0) / 100 + share * (unitOf[of] ?? 0) * (sums[of] ?? 0);
      return odds;
    },
    worth(feature, wanted) {
      const at = place(hashOf(feature));
      if (at === undefined) return 0;
      for (let i = startOf(at); i < (ends[at] ?? 0); i++) {
        const model = models[i] ?? 0;
        const of = wanted - (firstOf[model] ?? 0);
        if (of >= 0 && of < (sizes[model] ?? 0))
          return (units[model] ?? 0) * (weights[(weightsFrom[i] ?? 0) + of] ?? 0);
      }
      return 0;
    },
  };
}

/** Of stretches that lie end to end, where each starts. */
function startsOf(count: number, lengthOf: (at: number) => number): Uint32Array {
  const starts = new Uint32Array(count);
  for (let i = 1; i < count; i++) starts[i] = (starts[i - 1] ?? 0) + lengthOf(i - 1);
  return starts;
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
