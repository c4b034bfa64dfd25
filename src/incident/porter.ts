import { LRUCache } from 'lru-cache';
import { stemmer } from 'stemmer';

/** As many words as people write in a day of trouble. */
const mostWords = 8192;
const stems = new LRUCache<string, string>({ max: mostWords, memoMethod: (word) => stemmer(word) });

/** The Porter stem of a word in lower case: the same few thousand come again and again. */
export function porter(word: string): string {
  return stems.memo(word);
}
