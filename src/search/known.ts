import type { Guide, Question } from '../library/model.ts';
import { createCompounding } from './compounds.ts';
import { headingOf, phrasesOf } from './described.ts';
import { stem } from './glossary.ts';
import type { Phrase } from './phrases.ts';
import { type GuideGains, gainsOf } from './placing.ts';
import { readSections } from './section-names.ts';
import { createTerms, fold, partsOf, type TermReader, wordsOf } from './terms.ts';
import { tuning as standard, type Tuning } from './tuning.ts';

/** What search needs to know of one guide, whatever stands beside it. */
export interface ReadGuide {
  readonly guide: Guide;
  /** Each word as it is spelt, and beside it how often. */
  readonly spoken: { readonly words: readonly string[]; readonly times: Uint32Array };
  /** Of each section the terms of its heading and of its body. */
  readonly sections: readonly (readonly (readonly string[])[])[];
  readonly phrases: readonly Phrase[];
  readonly gains: GuideGains;
  /** Of each section the questions that it answers. */
  readonly asked: readonly (readonly Question[])[];
}

/**
 * Guides that were read once, for as long as the library holds them: after an edit only what changed is read.
 * What is written together is learnt from page to page and not forgotten; a page keeps its terms until it changes.
 */
export interface Known {
  readonly terms: TermReader;
  /** `asked`: of each section, by its id. */
  read(
    guides: readonly Guide[],
    asked: ReadonlyMap<string, readonly Question[]>,
    pause: () => Promise<void>,
  ): Promise<readonly ReadGuide[]>;
}

/** So many characters are read in a few milliseconds. */
const readBeforePause = 10_000;

export function createKnown(tuning: Tuning = standard): Known {
  const { compounds, learn } = createCompounding(stem);
  const terms = createTerms(compounds);
  const known = new WeakMap<Guide, ReadGuide>();

  /** What is written together has to be known before anything is indexed. */
  const learnWords = async (
    guides: readonly Guide[],
    pause: () => Promise<void>,
  ): Promise<ReadonlyMap<Guide, ReadGuide['spoken']>> => {
    const spoken = new Map<Guide, ReadGuide['spoken']>();
    const written = new Set<string>();
    for (const guide of guides) {
      const names = [
        ...phrasesOf(guide).map(({ text }) => text),
        ...guide.sections.map(({ title }) => title),
      ];
      for (const name of names) learn(wordsOf(name).map(partsOf), true);
      const counts = await countWords([...names, ...guide.sections.map(({ text }) => text)], pause);
      for (const word of counts.keys()) written.add(word);
      spoken.set(guide, spell(counts));
    }
    let learnt = 0;
    for (const word of written) {
      learn([partsOf(word)], false);
      if (++learnt % 1000 === 0) await pause();
    }
    return spoken;
  };

  const readGuide = async (
    guide: Guide,
    { spoken, asked }: Pick<ReadGuide, 'spoken' | 'asked'>,
    pause: () => Promise<void>,
  ): Promise<ReadGuide> => {
    const sections: (readonly (readonly string[])[])[] = [];
    for (const section of guide.sections) {
      sections.push([terms.stems(headingOf(guide, section)), terms.stems(section.text)]);
      if (section.text.length > readBeforePause / 4) await pause();
    }
    const phrases = phrasesOf(guide).map((phrase) => ({ ...phrase, terms: terms.stems(phrase.text) }));
    const placed = guide.sections.map((section, i) => ({
      section,
      heading: sections[i]?.[0] ?? [],
      body: sections[i]?.[1] ?? [],
      asked: (asked[i] ?? []).flatMap((question) => terms.stems(question.stem)),
    }));
    // Nothing has to be told apart in a guide of one section.
    const gains = gainsOf(placed.length > 1 ? readSections(placed, phrases) : undefined, tuning.placing);
    return { guide, spoken, sections, phrases, gains, asked };
  };

  return {
    terms,
    async read(guides, askedOf, pause) {
      const askedIn = (guide: Guide): ReadGuide['asked'] =>
        guide.sections.map(({ id }) => askedOf.get(id) ?? []);
      const fresh = guides.filter((guide) => !isSame(known.get(guide)?.asked, askedIn(guide)));
      const spoken = await learnWords(fresh, pause);
      let read = 0;
      for (const guide of fresh) {
        const of = { spoken: spoken.get(guide) ?? nothing, asked: askedIn(guide) };
        known.set(guide, await readGuide(guide, of, pause));
        read += guide.sections.reduce((sum, { text }) => sum + text.length, 0);
        if (read < readBeforePause) continue;
        read = 0;
        await pause();
      }
      return guides.flatMap((guide) => known.get(guide) ?? []);
    },
  };
}

const nothing = { words: [], times: new Uint32Array() };

function isSame(before: ReadGuide['asked'] | undefined, now: ReadGuide['asked']): boolean {
  return (
    before !== undefined &&
    now.every(
      (asked, i) => asked.length === before[i]?.length && asked.every((one, at) => one === before[i]?.[at]),
    )
  );
}

/** Words as they are written, with the times that each stands there. */
async function countWords(
  texts: readonly string[],
  pause: () => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let read = 0;
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    read += text.length;
    if (read < readBeforePause) continue;
    read = 0;
    await pause();
  }
  return counts;
}

/** The letters of each word, whatever their case and marks. */
function spell(counts: ReadonlyMap<string, number>): ReadGuide['spoken'] {
  const spelt = new Map<string, number>();
  for (const [word, times] of counts)
    for (const letters of word.match(/\p{L}+/gu) ?? []) {
      const folded = fold(letters);
      spelt.set(folded, (spelt.get(folded) ?? 0) + times);
    }
  return { words: [...spelt.keys()], times: Uint32Array.from(spelt.values()) };
}
