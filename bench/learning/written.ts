import { type ClassWeights, hashOf } from '../../src/incident/class-model.ts';
import type { Learned } from './descent.ts';

const mostByte = 127;

/** Models that read the same features as one file, their classes one after the other. */
export function toClassWeights(models: readonly Learned[]): ClassWeights {
  const rows = new Map<number, [of: number, weight: number][]>();
  let first = 0;
  for (const { biases, weights } of models) {
    for (const [name, all] of weights)
      for (const [i, weight] of all.entries()) {
        if (weight === 0) continue;
        const hash = hashOf(name);
        const row = rows.get(hash);
        if (row) row.push([first + i, weight]);
        else rows.set(hash, [[first + i, weight]]);
      }
    first += biases.length;
  }
  const kept = [...rows].sort(([a], [b]) => a - b);
  const all = kept.flatMap(([, row]) => row);
  const most = all.reduce((most, [, weight]) => Math.max(most, Math.abs(weight)), 1);
  let end = 0;
  return {
    biases: models.flatMap(({ biases }) => biases),
    features: toText(Uint32Array.from(kept, ([hash]) => hash)),
    ends: toText(Uint32Array.from(kept, ([, row]) => (end += row.length))),
    classes: toText(Uint16Array.from(all, ([of]) => of)),
    weights: toText(Int8Array.from(all, ([, weight]) => Math.round((weight * mostByte) / most))),
    unit: most / mostByte / 100,
  };
}

function toText({ buffer }: { readonly buffer: ArrayBufferLike }): string {
  return Buffer.from(buffer).toString('base64');
}
