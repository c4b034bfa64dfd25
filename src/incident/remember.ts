import type { Said } from './said.ts';

/** The messages of a thread are read again with each that comes. What was read of one is kept no longer than itself. */
export function remember<T>(read: (said: Said) => T): (said: Said) => T {
  const known = new WeakMap<Said, { readonly made: T }>();
  return (said) => {
    const before = known.get(said);
    if (before) return before.made;
    const made = read(said);
    known.set(said, { made });
    return made;
  };
}
