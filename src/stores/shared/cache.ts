/** Keeps the values used last. For what never changes once written, so that a stale one cannot be read. */
export interface Cache<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): T;
  clear(): void;
}

export function createCache<T>(atMost: number): Cache<T> {
  const kept = new Map<string, T>();
  return {
    get(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    put(key, value) {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > atMost && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    clear: () => kept.clear(),
  };
}
