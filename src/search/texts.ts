import type { Guide, Library, Section } from '../library/model.ts';
import { type Compounding, createCompounding } from './compounds.ts';
import { stem } from './glossary.ts';
import type { Phrase } from './phrases.ts';
import { createTerms, fold, partsOf, type ToTerms, wordsOf } from './terms.ts';

export interface Texts {
  /** Every section, in reading order, and the number of its guide. */
  readonly all: readonly Section[];
  readonly guideAt: readonly number[];
  readonly sections: readonly (readonly (readonly string[])[])[];
  /** Of each section, the terms of the questions that it answers. */
  readonly asked: readonly (readonly string[])[];
  /** Of each guide. */
  readonly phrases: readonly (readonly Phrase[])[];
  /** Each word as it is spelt, and how often it stands there. */
  readonly words: ReadonlyMap<string, number>;
  /** Knows what this library writes together. */
  readonly toTerms: ToTerms;
}

/** So many characters are read in a few milliseconds. */
const readBeforePause = 2500;

export async function readLibrary(library: Library, pause: () => Promise<void>): Promise<Texts> {
  const { compounds, spoken } = await readWords(library, pause);
  const toTerms = createTerms(compounds);
  const stems = (text: string): readonly string[] => toTerms(text).map(({ term }) => term);
  const texts = { all: [] as Section[], guideAt: [] as number[] };
  const sections: (readonly (readonly string[])[])[] = [];
  const phrases: (readonly Phrase[])[] = [];
  let read = 0;
  for (const [number, guide] of library.guides.entries()) {
    const isWhole = guide.sections.length === 1;
    for (const section of guide.sections) {
      const terms = stems(section.text);
      read += section.text.length;
      if (read > readBeforePause) {
        read = 0;
        await pause();
      }
      texts.all.push(section);
      texts.guideAt.push(number);
      sections.push([stems(isWhole ? headingOfWhole(guide) : headingOf(guide, section)), terms]);
    }
    phrases.push(phrasesOf(guide).map((phrase) => ({ ...phrase, terms: stems(phrase.text) })));
  }
  const questions = new Map<string, string[]>();
  for (const { section, stem: text } of library.questions)
    questions.set(section, [...(questions.get(section) ?? []), ...stems(text)]);
  await pause();
  const asked = texts.all.map(({ id }) => questions.get(id) ?? []);
  const words = await foldAll(spoken, pause);
  return { ...texts, sections, asked, phrases, words, toTerms };
}

/** What is written together has to be known before anything is indexed. */
async function readWords(
  library: Library,
  pause: () => Promise<void>,
): Promise<Pick<Compounding, 'compounds'> & { readonly spoken: ReadonlyMap<string, number> }> {
  const spoken = new Map<string, number>();
  const { compounds, learn } = createCompounding(stem);
  const written = new Set<string>();
  const read = (text: string): void => {
    for (const [word] of text.matchAll(/\p{L}+/gu)) spoken.set(word, (spoken.get(word) ?? 0) + 1);
    for (const word of wordsOf(text)) written.add(word);
  };
  const readName = (text: string): void => {
    read(text);
    learn(wordsOf(text).map(partsOf), true);
  };
  let length = 0;
  for (const guide of library.guides) {
    for (const { text } of phrasesOf(guide)) readName(text);
    for (const section of guide.sections) {
      readName(section.title);
      read(section.text);
      length += section.text.length;
      if (length < readBeforePause) continue;
      length = 0;
      await pause();
    }
  }
  let learned = 0;
  for (const word of written) {
    learn([partsOf(word)], false);
    if (++learned % 1000 === 0) await pause();
  }
  return { compounds, spoken };
}

/** A page of a team's own says once, in its title or the name of its file, what all of its sections are about. */
function headingOf(guide: Guide, section: Section): string {
  return guide.own ? [section.title, guide.title, ...(guide.names ?? [])].join('\n') : section.title;
}

/** A guide of one section is one document: what describes the guide is its heading. */
function headingOfWhole(guide: Guide): string {
  const title = guide.sections[0]?.title ?? '';
  const described = [...guide.topics, ...guide.keywords, ...guide.signals];
  return [guide.title, title === guide.title ? '' : title, ...(guide.names ?? []), ...described].join('\n');
}

function phrasesOf(guide: Guide): readonly Omit<Phrase, 'terms'>[] {
  const names = [...guide.title.split(/[:,]/), guide.short, ...(guide.names ?? []), ...guide.topics];
  return [
    ...names.map((text) => ({ text, weight: 1.5 })),
    ...termsOf(guide).map((text) => ({ text, weight: 1.2 })),
    ...guide.signals.map((text) => ({ text, weight: 1 })),
  ];
}

/** A guide that names no terms of its field is known by its headings. */
function termsOf(guide: Guide): readonly string[] {
  return guide.keywords.length > 0 ? guide.keywords : guide.sections.map((section) => section.title);
}

/** Counts words whatever their case and marks. */
async function foldAll(
  spoken: ReadonlyMap<string, number>,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const words = new Map<string, number>();
  let read = 0;
  for (const [word, times] of spoken) {
    const folded = fold(word);
    words.set(folded, (words.get(folded) ?? 0) + times);
    if (++read % 5000 === 0) await pause();
  }
  return words;
}
