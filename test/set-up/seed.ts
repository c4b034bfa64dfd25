import { randomInt } from 'node:crypto';

/** Runs once: the seed of every random test is chosen, unless it is given, and told. */
export function setup(): void {
  process.env.SEED ??= String(randomInt(2 ** 31));
  console.log(
    `Random tests run with SEED=${process.env.SEED}; the same again: SEED=${process.env.SEED} npm test`,
  );
}
