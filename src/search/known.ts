import type { Guide, Library, Question } from '../library/model.ts';
import { rememberWords } from '../remember.ts';
import { createCompounding, type Learnt } from './compounds.ts';
import { phrasesOf } from './described.ts';
import { stem } from './glossary.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { termsOfName } from './meanings.ts';
import { type ReadGuide, readGuide } from './read-guide.ts';
import { createTerms, fold, splitCompound, type TermReader, wordsOf } from './terms.ts';
import { createTitles, type Titles } from './typing.ts';

/**
 * Guides that were read once, for as long as the library holds them: after an edit only what changed is read.
 * Words, and what is written together, are learnt from page to page and not forgotten; a page keeps its terms until it changes.
 */
export interface Known {
  readonly terms: TermReader;
  readonly lexicon: Lexicon;
  /** Each word as it is spelt, and how often it stands there. */
  readonly words: ReadonlyMap<string, number>;
  readonly titles: Titles;
  /** In the order of the library's guides. */
  read(library: Library, pause: () => Promise<void>): Promise<readonly ReadGuide[]>;
  readonly taught: Taught;
}

/** What the guides that were read taught beside their terms, as it can be written down. */
export interface Taught {
  /** The terms of each word. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
  readonly words: ReadonlyMap<string, number>;
  readonly learnt: Learnt;
  /** The number of each term. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** So many characters are read in a few milliseconds. */
const readBeforePause = 10_000;

/** `before`: guides that were read earlier, and what they taught. */
export function createKnown(before?: {
  readonly read: readonly ReadGuide[];
  readonly taught: Taught;
}): Known {
  const { compounds, learn, learnt } = createCompounding(stem, before?.taught.learnt);
  const forms = new Map(before?.taught.forms);
  const terms = createTerms(compounds, forms);
  const words = new Map(before?.taught.words);
  const lexicon = createLexicon(before?.taught.numbers);
  const known = new WeakMap<Guide, ReadGuide>(before?.read.map((read) => [read.guide, read]));

  /** What is written together has to be known before anything is indexed. */
  const learnWords = async (guides: readonly Guide[], pause: () => Promise<void>): Promise<void> => {
    const written = new Map<string, number>();
    let read = 0;
    for (const guide of guides) {
      const names = [
        ...phrasesOf(guide).map(({ text }) => text),
        ...guide.sections.map(({ title }) => title),
      ];
      for (const name of names) learn(wordsOf(name).map(splitCompound), true);
      for (const text of [...names, ...guide.sections.map((section) => section.text)]) {
        for (const word of wordsOf(text)) written.set(word, (written.get(word) ?? 0) + 1);
        read += text.length;
        if (read < readBeforePause) continue;
        read = 0;
        await pause();
      }
    }
    let seen = 0;
    for (const [word, times] of written) {
      learn([splitCompound(word)], false);
      for (const letters of word.match(/\p{L}+/gu) ?? []) {
        const folded = fold(letters);
        words.set(folded, (words.get(folded) ?? 0) + times);
      }
      if (++seen % 1000 === 0) await pause();
    }
  };

  return {
    terms,
    lexicon,
    words,
    titles: createTitles(),
    taught: { forms, words, learnt, numbers: lexicon.numbers },
    async read({ guides, questions }, pause) {
      await pause();
      const asked = stemsBySection(questions);
      const isAsked = new Set(questions.map(({ guide }) => guide));
      const askedIn = ({ slug, sections }: Guide): ReadGuide['asked'] =>
        isAsked.has(slug) ? sections.map(({ id }) => asked.get(id) ?? []) : [];
      await learnWords(
        guides.filter((guide) => !known.has(guide)),
        pause,
      );
      const fresh: Guide[] = [];
      for (const [i, guide] of guides.entries()) {
        if (!isSame(known.get(guide)?.asked, askedIn(guide))) fresh.push(guide);
        if (i % 500 === 499) await pause();
      }
      const numbersOf = terms.createNumbering(lexicon.add);
      const callsOf = rememberWords((name) => termsOfName(name, terms.toParts).map(lexicon.add));
      let read = 0;
      for (const guide of fresh) {
        known.set(guide, await readGuide(guide, askedIn(guide), { numbersOf, callsOf, lexicon, pause }));
        read += guide.sections.reduce((sum, { text }) => sum + text.length, 0);
        if (read < readBeforePause) continue;
        read = 0;
        await pause();
      }
      return guides.flatMap((guide) => known.get(guide) ?? []);
    },
  };
}

/** Text, since questions are read again with each library and are other objects then. */
function stemsBySection(questions: readonly Question[]): ReadonlyMap<string, readonly string[]> {
  const stems = new Map<string, string[]>();
  for (const { section, stem: text } of questions) {
    const of = stems.get(section);
    if (of) of.push(text);
    else stems.set(section, [text]);
  }
  return stems;
}

function isSame(before: ReadGuide['asked'] | undefined, now: ReadGuide['asked']): boolean {
  return (
    before !== undefined &&
    before.length === now.length &&
    now.every(
      (asked, i) => asked.length === before[i]?.length && asked.every((one, at) => one === before[i]?.[at]),
    )
  );
}
