import type { Section } from '../library/model.ts';
import type { Declared, Promised } from './declared.ts';
import type { Engine } from './engine.ts';
import { everydayWords } from './everyday-words.ts';
import { isForeign, technicalWords } from './language.ts';
import type { Learned } from './learned.ts';
import type { Meaning } from './meanings.ts';
import type { Names } from './names.ts';
import { type Paste, readPaste } from './pastes.ts';
import { kindOfBare } from './products.ts';
import { fold } from './terms.ts';
import { isCall, isTrouble, subjectOf } from './trouble.ts';
import { type Asked, weigh } from './weigh.ts';
import { readWishes, type Wishes } from './wishes.ts';

export interface Sources {
  readonly engine: Engine;
  readonly names: Names;
}

/** What was asked, before anything is looked up. */
export interface Heard {
  readonly words: string;
  readonly wishes: Wishes;
  readonly paste: Paste;
  readonly telling: string;
  readonly isAlien: boolean;
  readonly exact: Section | undefined;
  /** The guides that declare it in so many words. */
  readonly promised: readonly Promised[];
  /** Nothing but the name of a product. */
  readonly isProduct: boolean;
  readonly asked: Asked;
  readonly isSymptom: boolean;
  readonly meanings: readonly Meaning[];
  readonly learned: Learned;
}

export function hear({ engine, names }: Sources, words: string): Heard {
  const wishes = readWishes(words, (word) => engine.toTerms(word).some(({ term }) => engine.isTopic(term)));
  const paste = readPaste(wishes.text);
  const isAlien = isForeign(paste.telling);
  const telling = isAlien ? technicalWords(paste.telling) : paste.telling;
  const exact = names.named(words);
  const kind = exact || isCall(telling) ? undefined : kindOfBare(fold(telling));
  const asked = readAsked(engine, isAlien ? telling : `${wishes.text} ${kind ?? ''}`, isAlien);
  const isSymptom = !exact && isTrouble(kind === undefined ? asked.text : telling);
  const isProduct = kind !== undefined && !isSymptom;
  const isSlipped = (text: string): boolean =>
    (fold(text).match(/\p{L}+/gu) ?? []).some((word) => !engine.vocabulary.has(word));
  const promised = exact ? [] : promisedBy(names.declared, words, isSlipped);
  const said = isAlien ? [...asked.words.values()].join(' ') : kind === undefined ? asked.text : wishes.text;
  const meanings = engine.toMeanings(said);
  const learned = engine.learned(isAlien ? telling : said);
  return {
    words,
    wishes,
    paste,
    telling,
    isAlien,
    exact,
    promised,
    isProduct,
    asked,
    isSymptom,
    meanings,
    learned,
  };
}

/** Who declares it, or what it is that is asked about. */
function promisedBy(
  { whole }: Declared,
  words: string,
  isSlipped: (text: string) => boolean,
): readonly Promised[] {
  const promised = whole(words, isSlipped);
  const subject = subjectOf(words);
  return promised.length > 0 || subject === words ? promised : whole(subject, isSlipped);
}

/**
 * In another language only what guides are described with counts, everyday words apart: another word that is spelt like an
 * English one means something else. Words that nobody knows are no sign of another field.
 */
function readAsked(engine: Engine, text: string, isAlien: boolean): Asked {
  const asked = weigh(text, engine, { mends: !isAlien });
  if (!isAlien) return asked;
  const weights = [...asked.weights].filter(([term]) => engine.isNamed(term) && !everydayWords.has(term));
  return { ...asked, weights: new Map(weights), unknown: [] };
}
