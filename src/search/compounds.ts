import { stopWords } from './stop-words.ts';

/** What the library writes as one word in one place and as several in another: `load balancer`, `time-out`, `CrashLoopBackOff`. */
export interface Compounds {
  /** Of the key of a word written as one, the words that it is made of; undefined: it is none, or of none that is known. */
  apart(key: string): readonly string[] | undefined;
  /** Whether a word that is written as one somewhere may begin with these letters. */
  mayBegin(letters: string): boolean;
  /** Whether these letters are written as one word somewhere. */
  isOne(joined: string): boolean;
}

export const noCompounds: Compounds = { apart: () => undefined, mayBegin: () => false, isOne: () => false };

/** What was learnt, as it can be written down. */
export interface Learnt {
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly ones: ReadonlySet<string>;
  /** How they begin: from four to eight letters. */
  readonly heads: ReadonlySet<string>;
}

export interface Compounding {
  readonly compounds: Compounds;
  readonly learnt: Learnt;
  /** Words as they follow each other, each in its parts: `time-out` is time, out. `isName`: every pair of neighbours is a compound. */
  learn(words: readonly (readonly string[])[], isName: boolean): void;
}

const shortestJoined = 5;
const longestJoined = 40;
const mostTogether = 4;
const shortestHead = 4;
const longestHead = 8;
const longestEnding = 4;

/** `keyOf` makes forms of a word the same, such as its plural. */
export function createCompounding(keyOf: (word: string) => string, before?: Learnt): Compounding {
  const parts = new Map(before?.parts);
  const ones = new Set(before?.ones);
  const heads = new Set(before?.heads);
  const join = (words: readonly string[]): void => {
    const joined = words.join('');
    if (!isWritten(joined, words)) return;
    const key = keyOf(joined);
    if (!parts.has(key)) parts.set(key, words);
  };
  return {
    learnt: { parts, ones, heads },
    compounds: {
      apart: (key) => parts.get(key),
      mayBegin: (letters) => letters.length < shortestHead || heads.has(headOf(letters)),
      isOne: (joined) => ones.has(keyOf(joined)),
    },
    learn(words, isName) {
      for (const word of words) {
        const joined = word.join('');
        if (joined.length >= shortestJoined && joined.length <= longestJoined) {
          ones.add(keyOf(joined));
          for (let end = shortestHead; end <= longestHead; end++) heads.add(joined.slice(0, end));
        }
        if (word.length > 1) for (const some of neighbours(word)) join(some);
      }
      if (isName) for (const some of neighbours(words.flat())) join(some);
    },
  };
}

/** Forms of a word differ at its end: what no known word begins like is none, without asking for its form. */
function headOf(joined: string): string {
  return joined.slice(0, Math.min(longestHead, Math.max(shortestHead, joined.length - longestEnding)));
}

/** At least two of its words tell something, and none is a mere letter. */
function isWritten(joined: string, words: readonly string[]): boolean {
  return (
    joined.length >= shortestJoined &&
    joined.length <= longestJoined &&
    words.every((word) => word.length > 1 && /^\p{L}+$/u.test(word)) &&
    words.some((word) => !stopWords.has(word))
  );
}

function neighbours(words: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (let many = Math.min(mostTogether, words.length); many > 1; many--)
    for (let at = 0; at + many <= words.length; at++) found.push(words.slice(at, at + many));
  return found;
}
