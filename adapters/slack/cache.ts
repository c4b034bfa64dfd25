import type { Epoch } from '../../src/ids.ts';

export interface Cache<T> {
  /** Loads once for all who ask at the same time. What failed (undefined) is asked for again. */
  get(key: string, load: () => Promise<T | undefined>): Promise<T | undefined>;
  forget(key: string): void;
}

/** Remembers for so long, at most so many. */
export function createCache<T>(options: { ttlMs: number; most: number; clock: () => Epoch }): Cache<T> {
  const { ttlMs, most, clock } = options;
  const kept = new Map<string, { readonly value: Promise<T | undefined>; readonly until: Epoch }>();
  return {
    get(key, load) {
      const found = kept.get(key);
      if (found && found.until > clock()) return found.value;
      const value = load().then(
        (loaded) => {
          if (loaded === undefined) kept.delete(key);
          return loaded;
        },
        (error: unknown) => {
          kept.delete(key);
          throw error;
        },
      );
      kept.delete(key);
      kept.set(key, { value, until: clock() + ttlMs });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    forget: (key) => {
      kept.delete(key);
    },
  };
}
