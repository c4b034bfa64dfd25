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

/** Words, or pairs of them, that are remembered at most. */
const mostWords = 50_000;

/** Reads each word of the library once; what people type is not kept. Of more words than a language has in use it begins anew. */
export function rememberWords<T extends {}>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = read(word);
    if (known.size === mostWords) known.clear();
    known.set(word, made);
    return made;
  };
}
