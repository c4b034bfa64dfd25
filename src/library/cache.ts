/** What was read under a name, for as long as its stamp stays the same. */
export interface Cache<T> {
  of(name: string, stamp: string, read: () => Promise<T>): T | Promise<T>;
  /** Forgets what was not asked for since the last time. */
  settle(): void;
  /** By name, as they were settled. */
  all(): ReadonlyMap<string, T>;
}

interface Kept<T> {
  readonly stamp: string | undefined;
  readonly read: T;
}

/** `first` is known to be as it stands on disk now, so each takes the stamp with which it is asked for. */
export function createCache<T>(first: ReadonlyMap<string, T> = new Map()): Cache<T> {
  let settled: ReadonlyMap<string, Kept<T>> = new Map(
    [...first].map(([name, read]) => [name, { stamp: undefined, read }]),
  );
  let fresh = new Map<string, Kept<T>>();
  return {
    of(name, stamp, read) {
      const before = settled.get(name);
      const keep = (made: T): T => {
        fresh.set(name, { stamp, read: made });
        return made;
      };
      return before && (before.stamp ?? stamp) === stamp ? keep(before.read) : read().then(keep);
    },
    settle() {
      settled = fresh;
      fresh = new Map();
    },
    all: () => new Map([...settled].map(([name, { read }]) => [name, read])),
  };
}
