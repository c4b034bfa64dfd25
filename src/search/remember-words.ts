import { LRUCache } from 'lru-cache';

/** From here on V8 keeps a whole text for the sake of a piece of it. */
const shortestPinning = 13;
/** No word of the field is as long. */
const longestWord = 64;

/** Remembers what is made of each word, and nothing of the texts that the words stood in. */
export function rememberWords<T extends NonNullable<unknown>>(
  max: number,
  read: (word: string) => T,
): (word: string) => T {
  const remembered = new LRUCache<string, T>({ max });
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (word.length > longestWord) return read(word);
    const own = word.length < shortestPinning ? word : Buffer.from(word).toString();
    const made = read(own);
    remembered.set(own, made);
    return made;
  };
}
