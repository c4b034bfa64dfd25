/** What is read of a thing again and again is kept no longer than the thing itself: a message of a thread, a guide. */
export function remember<Thing extends WeakKey, T>(read: (of: Thing) => T): (of: Thing) => T {
  const known = new WeakMap<Thing, { readonly made: T }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.made;
    const made = read(of);
    known.set(of, { made });
    return made;
  };
}
