import { type ClassWeights, hashOf } from '../../src/incident/class-model.ts';
import type { Learned } from './descent.ts';

const mostByte = 127;

/** Models that read the same features as one file, their classes one after the other. */
export function toClassWeights(models: readonly Learned[]): ClassWeights {
  const units = models.map(({ weights }) => mostOf(weights.values()) / mostByte);
  const found = new Map<number, Map<number, readonly number[]>>();
  for (const [model, { weights }] of models.entries())
    for (const [name, all] of weights) {
      const hash = hashOf(name);
      const known = found.get(hash) ?? new Map<number, readonly number[]>();
      found.set(hash, known.set(model, all));
    }
  const rows = [...found].sort(([a], [b]) => a - b);
  const blocks = rows.flatMap(([, row]) => [...row]);
  let end = 0;
  return {
    sizes: models.map(({ biases }) => biases.length),
    units: units.map((unit) => unit / 100),
    biases: models.flatMap(({ biases }) => biases),
    features: toText(Uint32Array.from(rows, ([hash]) => hash)),
    ends: toText(Uint32Array.from(rows, ([, row]) => (end += row.size))),
    models: toText(Uint8Array.from(blocks, ([model]) => model)),
    weights: toText(
      Int8Array.from(
        blocks.flatMap(([model, all]) => all.map((one) => Math.round(one / (units[model] ?? 1)))),
      ),
    ),
  };
}

function mostOf(weights: Iterable<readonly number[]>): number {
  let most = 1;
  for (const all of weights) for (const one of all) most = Math.max(most, Math.abs(one));
  return most;
}

function toText({ buffer }: { readonly buffer: ArrayBufferLike }): string {
  return Buffer.from(buffer).toString('base64');
}
