/**
 * The clock of a runner, and when it last looked at it, for as long as it acts on what it saw: the request that it sends
 * in the same breath is as old as that look, wherever between the two the process stood still.
 */
export interface Glance {
  now(): number;
  /** By the monotonic clock that all processes share; now, where it did not look. */
  lookedAt(): bigint;
}

export function createGlance(now: () => number): Glance {
  let looked: bigint | undefined;
  return {
    now() {
      looked = process.hrtime.bigint();
      queueMicrotask(() => {
        looked = undefined;
      });
      return now();
    },
    lookedAt: () => looked ?? process.hrtime.bigint(),
  };
}
