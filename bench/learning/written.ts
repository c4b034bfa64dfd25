import type { ClassWeights } from '../../src/incident/class-model.ts';
import type { Learned } from './descent.ts';

/** Models that read the same features as one file, their classes one after the other. */
export function toClassWeights(models: readonly Learned[]): ClassWeights {
  const rows = new Map<string, [of: number, weight: number][]>();
  let first = 0;
  for (const { biases, weights } of models) {
    for (const [name, all] of weights)
      for (const [i, weight] of all.entries()) {
        if (weight === 0) continue;
        const row = rows.get(name);
        if (row) row.push([first + i, weight]);
        else rows.set(name, [[first + i, weight]]);
      }
    first += biases.length;
  }
  const kept = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const all = kept.flatMap(([, row]) => row);
  let end = 0;
  return {
    biases: models.flatMap(({ biases }) => biases),
    features: kept.map(([name]) => name).join('\n'),
    ends: toText(Uint32Array.from(kept, ([, row]) => (end += row.length))),
    classes: toText(Uint16Array.from(all, ([of]) => of)),
    weights: toText(Int16Array.from(all, ([, weight]) => weight)),
  };
}

function toText({ buffer }: { readonly buffer: ArrayBufferLike }): string {
  return Buffer.from(buffer).toString('base64');
}
