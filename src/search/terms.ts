import { rememberWords } from '../remember.ts';
import { type Compounds, noCompounds } from './compounds.ts';
import { withoutFigures } from './figures.ts';
import { meaningOf, stem } from './glossary.ts';
import { stopWords } from './stop-words.ts';

/** A term of the index, with the words it came from as they were written. */
export interface Term {
  readonly term: string;
  readonly word: string;
}

/** Text to stemmed terms, in order, repetitions kept. */
export type ToTerms = (text: string) => readonly Term[];

/** The numbers of the terms of a text, in order, repetitions kept. */
export type ToNumbers = (text: string) => readonly number[];

interface Word {
  readonly written: string;
  readonly folded: string;
  readonly isLetters: boolean;
  /** Of its terms, once somebody asked. */
  numbers?: readonly number[];
}

interface Token {
  readonly word: Word;
  readonly start: number;
  readonly end: number;
}

/** Reads texts as one library writes them. */
export interface TermReader {
  readonly toTerms: ToTerms;
  /** For what is indexed, the terms alone: good until more is learnt, since it remembers words, and which side by side are one. */
  createNumbering(numberOf: (term: string) => number): ToNumbers;
  /** The terms of a word's parts: of `CrashLoopBackOff` crash and loop, but not the one that is all of it. */
  toParts(word: string): readonly string[];
}

const words = /[\p{L}\p{N}]+(?:[._'’/-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
const hump = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u;
const humps = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|\p{N}+|\p{L}+/gu;
const hyphens = /[\u2010-\u2012]/g;
const longestWord = 64;
const mostTogether = 4;
/** A day, a year, a count: they tell nothing. Three digits are a status or an exit code. */
const bareNumber = /^(\d{1,2}|(19|20)\d\d|\d{6,})$/;

/**
 * However a word is written, it is one: `CrashLoopBackOff` is also crash and loop, `crashloopbackoff` and
 * `crash loop back off` are the same, where `compounds` knows what is written together. `known`: the terms of each
 * word that was indexed, which come again and again; what people type is not kept.
 */
export function createTerms(
  compounds: Compounds = noCompounds,
  known: Map<string, readonly string[]> = new Map(),
): TermReader {
  /** Reads each word once. */
  const keepIn =
    (kept: Map<string, readonly string[]>) =>
    (word: string): readonly string[] => {
      const before = known.get(word) ?? kept.get(word);
      if (before) return before;
      const terms = readWord(word, compounds);
      kept.set(word, terms);
      return terms;
    };
  const readTerms = <Term>(
    text: string,
    { wordOf, termsOf, isOne }: Recall<Term>,
    add: (term: Term, start: number, end: number) => void,
  ): void => {
    const tokens = tokensOf(withoutFigures(text).replace(hyphens, '-'), wordOf);
    const rules = { text, mayBegin: compounds.mayBegin, isOne };
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token) continue;
      const joined = together(tokens, at, rules);
      if (joined) {
        const end = tokens[at + joined.many - 1]?.end ?? token.end;
        for (const term of termsOf(wordOf(joined.word))) add(term, token.start, end);
        if (joined.hasStopWord) {
          at += joined.many - 1;
          continue;
        }
      }
      for (const term of termsOf(token.word)) add(term, token.start, token.end);
    }
  };
  return {
    toTerms(text) {
      const terms: Term[] = [];
      const stemsOf = keepIn(new Map());
      const recall = { wordOf, termsOf: ({ written }: Word) => stemsOf(written), isOne: compounds.isOne };
      readTerms(text, recall, (term, start, end) => terms.push({ term, word: text.slice(start, end) }));
      return terms;
    },
    toParts: (word) => partsOf(word, compounds).flatMap((part) => simpleTerms(part, stem(part))),
    createNumbering(numberOf) {
      const stemsOf = keepIn(known);
      const termsOf = (word: Word): readonly number[] => {
        word.numbers ??= stemsOf(word.written).map(numberOf);
        return word.numbers;
      };
      const recall = { wordOf: rememberWords(wordOf), termsOf, isOne: rememberWords(compounds.isOne) };
      return (text) => {
        const terms: number[] = [];
        readTerms(text, recall, (term) => terms.push(term));
        return terms;
      };
    },
  };
}

interface Recall<Term> {
  readonly wordOf: (written: string) => Word;
  readonly termsOf: (word: Word) => readonly Term[];
  readonly isOne: Compounds['isOne'];
}

function wordOf(written: string): Word {
  return { written, folded: fold(written), isLetters: isLetters.test(written) };
}

function tokensOf(text: string, wordOf: (written: string) => Word): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index: start } of text.matchAll(words))
    tokens.push({ word: wordOf(written), start, end: start + written.length });
  return tokens;
}

const isLetters = /^\p{L}{2,}$/u;

interface Joined {
  readonly word: string;
  readonly many: number;
  readonly hasStopWord: boolean;
}

/** As many words from here on as are one word elsewhere: `time out` is `timeout`. */
function together(
  tokens: readonly Token[],
  at: number,
  { text, mayBegin, isOne }: Pick<Compounds, 'mayBegin' | 'isOne'> & { readonly text: string },
): Joined | undefined {
  let before = tokens[at];
  if (!before?.word.isLetters) return undefined;
  let word = before.word.folded;
  let hasStopWord = stopWords.has(word);
  let most: Joined | undefined;
  for (let many = 2; many <= mostTogether; many++) {
    const token: Token | undefined = tokens[at + many - 1];
    if (!token || token.start !== before.end + 1 || text[before.end] !== ' ') break;
    const { folded, isLetters } = token.word;
    word += folded;
    if (!isLetters || !mayBegin(word)) break;
    hasStopWord ||= stopWords.has(folded);
    if (!stopWords.has(word) && isOne(word)) most = { word, many, hasStopWord };
    before = token;
  }
  return most;
}

const isAscii = /^[\t\n\r -~]*$/;

/** Lower case, without marks above letters; ß is ss. */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldedOf(character);
  return folded;
}

/** Of each character that came up: what Unicode knows of it is slow to ask. More of them than a few scripts have are no text. */
const folds = new Map<string, string>();
const mostFolds = 4096;
/** A character may stand for a whole sentence: then it is read as itself. */
const longestFold = 4;

function foldedOf(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(/\p{M}+/gu, '');
  const folded = plain.length > longestFold ? character : plain.toLowerCase().replaceAll('ß', 'ss');
  if (folds.size < mostFolds) folds.set(character, folded);
  return folded;
}

/** English has no stem for it, and the glossary no meaning. */
const isOtherScript = /^\P{ASCII}+$/u;

function readWord(word: string, compounds: Compounds): readonly string[] {
  const whole = fold(word)
    .replaceAll('’', "'")
    .replace(/'[a-z]{1,2}$/, '');
  if (whole.length > longestWord) return [];
  if (isOtherScript.test(whole)) return whole.length < 2 ? [] : [whole];
  const form = stem(whole); // asked for again and again below, and slow
  const known = meaningOf(whole, form);
  if (known) return known;
  const simple = (term: string): readonly string[] => simpleTerms(term, term === whole ? form : stem(term));
  const parts = splitCompound(word.replace(/['’]\p{Ll}{1,2}$/u, ''));
  const joined = whole.replace(/[^\p{L}\p{N}+#]/gu, '');
  if (parts.length > 1) return isPhrasal(parts) ? simple(joined) : [joined, ...parts].flatMap(simple);
  const apart = compounds.apart(joined === whole ? form : stem(joined)) ?? [];
  return isPhrasal(apart) ? simple(joined) : [joined, ...apart].flatMap(simple);
}

function partsOf(word: string, compounds: Compounds): readonly string[] {
  const written = splitCompound(word);
  const whole = written.join('');
  return written.flatMap((part) =>
    written.length > 1 && part === whole ? [] : (compounds.apart(stem(part)) ?? [part]),
  );
}

/** `back-off`, `on-call`: the parts tell nothing without each other. */
function isPhrasal(parts: readonly string[]): boolean {
  return parts.length === 2 && parts.some((part) => stopWords.has(part));
}

function simpleTerms(term: string, form: string): readonly string[] {
  if (term.length < 2 || stopWords.has(term) || bareNumber.test(term)) return [];
  return meaningOf(term, form) ?? [form];
}

const isPlain = /^[a-z]+$/;

/** `CrashLoopBackOff` -> crash, loop, back, off; a plain word -> itself. */
export function splitCompound(word: string): readonly string[] {
  if (isPlain.test(word)) return [word];
  const pieces = word.split(/[._'’/-]+/).filter(Boolean);
  return pieces.flatMap((piece) => {
    if (!hump.test(piece)) return [fold(piece)];
    const whole = pieces.length > 1 ? [fold(piece)] : [];
    return [...whole, ...(piece.match(humps) ?? []).map(fold)];
  });
}

/** The words of a text as they follow each other. */
export function wordsOf(text: string): readonly string[] {
  return text.replace(hyphens, '-').match(words) ?? [];
}
