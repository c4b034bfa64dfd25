import type { Act } from '../../src/card/act.ts';

/** An act as a button might bring it back: any verb, with any values. */
export function act(...parts: readonly [string, ...string[]]): Act {
  return parts as unknown as Act; // what `defineActs` would refuse to make
}
