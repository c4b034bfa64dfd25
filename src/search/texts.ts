import type { Library, Question, Section } from '../library/model.ts';
import type { Counted } from './index.ts';
import type { Known } from './known.ts';
import type { Phrase } from './phrases.ts';
import type { ReadGuide } from './read-guide.ts';

export interface Texts {
  /** Every section, in reading order, and the number of its guide. */
  readonly all: readonly Section[];
  readonly guideAt: readonly number[];
  /** Of each section the terms of its heading and of its body. */
  readonly sections: readonly Counted[];
  /** Of each guide. */
  readonly guides: readonly ReadGuide[];
  readonly phrases: readonly (readonly Phrase[])[];
}

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
  for (const [number, { guide }] of guides.entries())
    for (const section of guide.sections) {
      all.push(section);
      guideAt.push(number);
    }
  const sections = guides.flatMap((guide) => guide.sections);
  return { all, guideAt, sections, guides, phrases: guides.map(({ phrases }) => phrases) };
}
