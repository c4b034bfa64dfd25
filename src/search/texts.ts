import type { Library, Question, Section } from '../library/model.ts';
import type { Known, ReadGuide } from './known.ts';
import type { Phrase } from './phrases.ts';
import type { TermReader } from './terms.ts';

export interface Texts {
  /** Every section, in reading order, and the number of its guide. */
  readonly all: readonly Section[];
  readonly guideAt: readonly number[];
  /** Of each section the terms of its heading and of its body. */
  readonly sections: readonly (readonly (readonly string[])[])[];
  /** Of each guide. */
  readonly guides: readonly ReadGuide[];
  readonly phrases: readonly (readonly Phrase[])[];
  /** Each word as it is spelt, and how often it stands there. */
  readonly words: ReadonlyMap<string, number>;
  /** Knows what this library writes together. */
  readonly terms: TermReader;
}

/** So many words are counted, or guides gathered, in a few milliseconds. */
const countedBeforePause = 5000;

/** What is known of a guide is not read again. */
export async function readLibrary(
  library: Library,
  known: Known,
  pause: () => Promise<void>,
): Promise<Texts> {
  const asked = new Map<string, Question[]>();
  for (const question of library.questions)
    asked.set(question.section, [...(asked.get(question.section) ?? []), question]);
  const guides = await known.read(library.guides, asked, pause);
  const all: Section[] = [];
  const guideAt: number[] = [];
  const words = new Map<string, number>();
  let counted = 0;
  for (const [number, { guide, spoken }] of guides.entries()) {
    for (const section of guide.sections) {
      all.push(section);
      guideAt.push(number);
    }
    for (const [i, word] of spoken.words.entries())
      words.set(word, (words.get(word) ?? 0) + (spoken.times[i] ?? 0));
    counted += spoken.words.length;
    if (counted < countedBeforePause) continue;
    counted = 0;
    await pause();
  }
  const sections = guides.flatMap((guide) => guide.sections);
  return {
    all,
    guideAt,
    sections,
    guides,
    phrases: guides.map(({ phrases }) => phrases),
    words,
    terms: known.terms,
  };
}
