import type { Guide, Library, Section } from '../library/model.ts';
import type { Phrase } from './signals.ts';
import { fold, toTerms } from './terms.ts';

export interface Texts {
  /** Every section, in reading order, and the number of its guide. */
  readonly all: readonly Section[];
  readonly guideAt: readonly number[];
  readonly sections: readonly (readonly (readonly string[])[])[];
  readonly heads: readonly (readonly (readonly string[])[])[];
  readonly bodies: readonly (readonly (readonly string[])[])[];
  readonly signals: readonly (readonly Phrase[])[];
  readonly words: ReadonlyMap<string, number>;
}

/** So many characters are read in a few milliseconds. */
const readBeforePause = 5000;

export async function readLibrary(library: Library, pause: () => Promise<void>): Promise<Texts> {
  const spoken = new Map<string, number>();
  const stems = (text: string): readonly string[] => {
    for (const [word] of text.matchAll(/\p{L}+/gu)) spoken.set(word, (spoken.get(word) ?? 0) + 1);
    return toTerms(text).map(({ term }) => term);
  };
  const texts = { all: [] as Section[], guideAt: [] as number[] };
  const sections: (readonly (readonly string[])[])[] = [];
  const bodies: (readonly (readonly string[])[])[] = [];
  const heads: (readonly (readonly string[])[])[] = [];
  const signals: (readonly Phrase[])[] = [];
  let read = 0;
  for (const [number, guide] of library.guides.entries()) {
    const body: string[] = [];
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
      sections.push([stems(isWhole ? headingOfWhole(guide) : section.title), terms]);
      if (!isWhole) for (const term of terms) body.push(term);
    }
    bodies.push([body]);
    heads.push(headOf(guide).map(stems));
    signals.push(guide.signals.map((text) => ({ text, terms: stems(text) })));
  }
  const words = await foldAll(spoken, pause);
  return { ...texts, sections, bodies, heads, signals, words };
}

/** A guide of one section is one document: what describes the guide is its heading. */
function headingOfWhole(guide: Guide): string {
  const title = guide.sections[0]?.title ?? '';
  return [guide.title, title === guide.title ? '' : title, ...guide.topics, ...guide.signals].join('\n');
}

function headOf(guide: Guide): readonly string[] {
  return [`${guide.title} ${guide.short}`, guide.topics.join('\n'), guide.signals.join('\n'), guide.summary];
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
