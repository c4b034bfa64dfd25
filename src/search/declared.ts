import type { Guide, Library, Section } from '../library/model.ts';
import { remember } from '../remember.ts';
import { stem } from './glossary.ts';
import type { Scored } from './ranking.ts';
import { fold } from './terms.ts';
import { tuning } from './tuning.ts';
import { distance, lettersOf, mayBeNear } from './typos.ts';

/** The signals and keywords of guides: whoever says one and nothing else means a guide that declares it. */
export interface Declared {
  /** With the section that speaks of it. `isSlipped`: whether some word is none that the library knows, so that one slip is allowed. */
  whole(text: string, isSlipped: (text: string) => boolean): readonly Promised[];
}

export interface Promised {
  readonly guide: string;
  readonly section: Section;
}

interface Phrase {
  readonly guide: Guide;
  readonly text: string;
}

/** Signals are no longer. */
const longestPhrase = 120;
/** A shorter word with a slip is another word; where every word of a phrase is known, a shorter phrase is another one. */
const shortestSlipped = 5;
const shortestKnown = 9;

export async function createDeclared(library: Library, pause: () => Promise<void>): Promise<Declared> {
  const phrases = new Map<string, Phrase[]>();
  const byLength = new Map<number, { readonly key: string; readonly letters: number }[]>();
  for (const [i, guide] of library.guides.entries()) {
    for (const [key, text] of keysIn(guide)) {
      const of = phrases.get(key) ?? [];
      if (of.length === 0) phrases.set(key, of);
      if (!of.some((one) => one.guide === guide)) of.push({ guide, text });
      const sameLength = byLength.get(key.length) ?? [];
      if (sameLength.length === 0) byLength.set(key.length, sameLength);
      if (of.length === 1) sameLength.push({ key, letters: lettersOf(key) });
    }
    if (i % 10 === 9) await pause();
  }
  const nearly = (key: string): readonly Phrase[] => {
    const letters = lettersOf(key);
    return [-1, 0, 1].flatMap((more) =>
      (byLength.get(key.length + more) ?? [])
        .filter((known) => mayBeNear(letters, known.letters, 1) && distance(key, known.key, 1) === 1)
        .flatMap((known) => phrases.get(known.key) ?? []),
    );
  };
  return {
    whole(text, isSlipped) {
      if (text.length > longestPhrase) return [];
      const keys = keysOf(text);
      const [letters = ''] = keys;
      const found = keys.map((key) => phrases.get(key)).find((some) => some !== undefined);
      const isNear = (): boolean =>
        letters.length >= shortestKnown || (letters.length >= shortestSlipped && isSlipped(text));
      const near = found ?? (isNear() ? nearly(letters) : []);
      return near.map((phrase) => ({ guide: phrase.guide.slug, section: sectionOf(phrase) }));
    },
  };
}

const keysIn = remember((guide: Guide): readonly (readonly [string, string])[] =>
  [...guide.keywords, ...guide.signals].flatMap((text) => keysOf(text).map((key) => [key, text] as const)),
);

/** Joined or split, in any case; in the singular and the spelling of the other side. */
function keysOf(text: string): readonly string[] {
  const words = fold(text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
  return [...new Set([words.join(''), words.map(stem).join('')])].filter((key) => key.length > 1);
}

function sectionOf({ guide, text }: Phrase): Section {
  const phrase = text.toLowerCase();
  const [first] = guide.sections;
  const holding = guide.sections.find((section) => section.text.toLowerCase().includes(phrase)) ?? first;
  if (!holding) throw new Error('a guide without sections');
  return holding;
}

const { lead, speaking } = tuning.declared;

/**
 * Puts the likeliest section first of the guides that declare what was said, of a team's own page if one does; what else is
 * likely keeps its place, and a team's own page that is likelier than all of ours stays.
 */
export function withDeclared(
  scored: readonly Scored[],
  promised: readonly Promised[],
  speaks: (section: Section) => number,
): readonly Scored[] {
  const [top] = scored;
  const declares = (slug: string): boolean => promised.some(({ guide }) => guide === slug);
  const [first] = promised;
  if (!first || (top?.isOwn && !declares(top.section.guide))) return scored;
  const declaring = scored.filter(({ section }) => declares(section.guide));
  const likeliest = declaring.find(({ isOwn }) => isOwn) ?? declaring[0];
  const worth = ({ section, score }: Scored): number => score + speaking * speaks(section);
  const best = declaring
    .filter(({ section }) => section.guide === likeliest?.section.guide)
    .reduce((a, b) => (a && worth(a) >= worth(b) ? a : b), likeliest);
  const chosen = best ?? { section: first.section, score: 0, isOwn: false };
  return [{ ...chosen, score: (top?.score ?? 0) + lead }, ...scored.filter((one) => one !== chosen)];
}
