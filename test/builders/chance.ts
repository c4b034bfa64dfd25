import { chanceOf } from '../../src/quiz/chance.ts';

/** What every random choice of a run follows: told at its start, and given again by SEED. */
export const seed = Number(process.env.SEED ?? 0);

/** Numbers between 0 and 1, the same ones for a name in each run of one seed. */
export function createChance(name: string): () => number {
  let drawn = 0;
  return () => chanceOf(`${seed} ${name} ${++drawn}`);
}
