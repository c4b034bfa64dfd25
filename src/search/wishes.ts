import { isProduct } from './products.ts';
import { fold } from './terms.ts';

/** What somebody asks for beyond words: without one, or with some together. */
export interface Wishes {
  /** The words without the marks. */
  readonly text: string;
  readonly without: readonly string[];
  /** In lower case. */
  readonly phrases: readonly string[];
}

const dashed = /(?<=^|\s)-([\p{L}][\p{L}\p{N}_.-]{1,40})/gu;
const negated =
  /\b(?:not|no|without|except|excluding|instead of|rather than|other than) (?:(?:for|in|on|about|with|the|a) )?([\p{L}\p{N}]{2,40})\b/giu;
const quoted = /["“]([^"“”\n]{3,80})["”]/g;

/** `-word` and "not kubernetes" leave out, "some words" stay together. Only of a product or a platform is "not" read so. */
export function readWishes(words: string, isTopic: (word: string) => boolean): Wishes {
  const without: string[] = [];
  const phrases = [...words.matchAll(quoted)].flatMap(([, phrase = '']) =>
    phrase.includes(' ') ? [plain(phrase)] : [],
  );
  const text = words
    .replace(dashed, (_, word: string) => {
      without.push(word);
      return ' ';
    })
    .replace(negated, (whole, word: string) => {
      if (!isProduct(fold(word)) && !isTopic(word)) return whole;
      without.push(word);
      return ' ';
    });
  return { text, without, phrases };
}

export function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
