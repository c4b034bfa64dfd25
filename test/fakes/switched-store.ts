import { type Store, StoreAway } from '../../src/store/store.ts';

export interface Switch {
  /** Out of reach: every method rejects. */
  isAway: boolean;
  /** Methods that fail in a way of their own. */
  readonly broken: Set<keyof Store>;
}

/** A store that can be taken away. */
export function switchedStore(store: Store): { readonly store: Store; readonly memory: Switch } {
  const memory: Switch = { isAway: false, broken: new Set() };
  const switched = new Proxy(store, {
    get(target, name: keyof Store) {
      if (memory.isAway) return () => Promise.reject(new StoreAway('the store is away'));
      if (memory.broken.has(name)) return () => Promise.reject(new Error('the disk is full'));
      const method = Reflect.get(target, name);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
  return { store: switched, memory };
}
