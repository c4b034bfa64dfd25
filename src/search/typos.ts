import { LRUCache } from 'lru-cache';
import { shortKey } from '../library/keys.ts';

/** Known words, for mending a word that the library does not know. */
export interface Vocabulary {
  has(word: string): boolean;
  /** The nearest known words, at most three, within one slip (two from eight letters up; of four letters a swap or a dropped one, of three a dropped one). */
  nearest(word: string): Near;
}

export interface Near {
  readonly words: readonly string[];
  readonly slips: number;
}

const none: Near = { words: [], slips: 0 };

/** What people type has no end, and is not kept: a word is remembered by its hash. */
const mostRemembered = 5000;
const shortest = 3;
const longest = 40;

/** `words`: word -> how often it stands in the library. Common words win among equals. */
export async function createVocabulary(
  words: ReadonlyMap<string, number>,
  pause: () => Promise<void>,
): Promise<Vocabulary> {
  const shelves = await shelve(words.keys(), pause);
  const find = (word: string): Near => {
    const most = word.length >= 8 ? 2 : 1;
    const letters = lettersOf(word);
    const near: { word: string; slips: number }[] = [];
    for (const first of new Set(word.slice(0, 2)))
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const known of shelves.get(first + length) ?? []) {
          if (!mayBeNear(letters, known.letters, most)) continue;
          if (word.length <= 4 && !isSmallSlip(word, known.word)) continue;
          const slips = distance(word, known.word, most);
          if (slips <= most) near.push({ word: known.word, slips });
        }
    const best = Math.min(...near.map((one) => one.slips));
    const often = (known: string): number => words.get(known) ?? 0;
    const nearest = near
      .filter((one) => one.slips === best)
      .map((one) => one.word)
      .sort((a, b) => often(b) - often(a))
      .slice(0, 3);
    return nearest.length > 0 ? { words: nearest, slips: best } : none;
  };
  const remembered = new LRUCache<string, Near>({ max: mostRemembered });
  return {
    has: (word) => words.has(word),
    nearest(word) {
      if (word.length < shortest || word.length > longest || /[^\p{L}]/u.test(word)) return none;
      const key = shortKey(word);
      const near = remembered.get(key) ?? find(word);
      remembered.set(key, near);
      return near;
    },
  };
}

/** A short word is another one by most slips: only a letter that was dropped, or two that were swapped, are mended. */
function isSmallSlip(typed: string, known: string): boolean {
  if (known.length > typed.length) return true;
  return (
    typed.length > 3 &&
    known.length === typed.length &&
    [...typed].sort().join('') === [...known].sort().join('')
  );
}

interface Shelved {
  readonly word: string;
  readonly letters: number;
}

/** Words by first letter and length: a slip in the first letter alone is rare, and a swap is looked up by the second. */
async function shelve(
  words: Iterable<string>,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly Shelved[]>> {
  const shelves = new Map<string, Shelved[]>();
  let count = 0;
  for (const word of words) {
    const key = word.slice(0, 1) + word.length;
    const shelf = shelves.get(key) ?? [];
    if (shelf.length === 0) shelves.set(key, shelf);
    shelf.push({ word, letters: lettersOf(word) });
    if (++count % 5000 === 0) await pause();
  }
  return shelves;
}

/** Two words within so many slips differ in at most twice as many letters. */
export function mayBeNear(letters: number, others: number, slips: number): boolean {
  return bits(letters ^ others) <= 2 * slips;
}

/** The letters that stand in a word, one bit for each. */
export function lettersOf(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 32);
  return set;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Slips between two words (insert, drop, change, swap of neighbours); anything over `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (most === 1) return distanceUpToOne(a, b);
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let slips = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/** One slip is all that stands between what two words begin and end with. */
function distanceUpToOne(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restOfA, restOfB] = [a.length - start - end, b.length - start - end];
  if (restOfA <= 1 && restOfB <= 1) return Math.max(restOfA, restOfB);
  const isSwap = restOfA === 2 && restOfB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  return isSwap ? 1 : 2;
}
