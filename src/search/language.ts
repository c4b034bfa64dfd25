import { englishToo, international, small, things, troubles } from './language-words.ts';
import { fold } from './terms.ts';
import { wordList } from './word-list.ts';

const isEnglish = new Set(wordList(englishToo));
const grammar = new Set(wordList(Object.values(small).join(' ')).filter((word) => !isEnglish.has(word)));
const ofTrouble = new Set(wordList(troubles));
const isOfAnything = new Set(wordList(international));
const ofField = new Set([...wordList(things), ...ofTrouble]);
/** A letter that English does not write. Names have them too: such a word is half a proof. */
const marked = /[^\P{Script=Latin}a-z]/u;
const fewest = 2;

/** Without the words that are known of the other language or said of anything: what is left may be technical, and the same in any. */
export function technicalWords(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (isOther(word.toLowerCase()) ? ' ' : word));
}

/** Written in another language than the library, as far as its words or its letters tell. */
export function isForeign(text: string): boolean {
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const letters = said.join('');
  const strange = letters.replace(/\p{Script=Latin}+/gu, '').length;
  if (letters.length > 0 && strange / letters.length > 0.3) return true;
  const worths = said.map(worthOf);
  const proof = worths.reduce((sum, worth) => sum + worth, 0);
  const share = proof / said.length;
  const isNamed = said.some((word) => ofField.has(fold(word)));
  return (proof >= fewest && share >= 0.25) || (isNamed && share >= 0.5);
}

/** It says in another language that something is wrong. */
export function isForeignTrouble(text: string): boolean {
  return (text.match(/\p{L}+/gu) ?? []).some((word) => ofTrouble.has(fold(word)));
}

function isOther(word: string): boolean {
  return isOfAnything.has(word) || worthOf(word) > 0;
}

function worthOf(word: string): number {
  if (grammar.has(word) || ofField.has(fold(word))) return 1;
  return marked.test(word) ? 0.5 : 0;
}
