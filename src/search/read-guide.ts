import type { Guide } from '../library/model.ts';
import { type Counted, countTerms } from './counted.ts';
import { headingOf, phrasesOf } from './described.ts';
import type { Lexicon } from './lexicon.ts';
import type { Typed } from './nearest.ts';
import type { Phrase } from './phrases.ts';
import { type GuideGains, gainsOf } from './placing.ts';
import { kindOf, type SectionKind } from './section-kind.ts';
import { type Placed, readSections } from './section-names.ts';
import type { ToStems } from './terms.ts';

/** What search needs to know of one guide, whatever stands next to it. */
export interface ReadGuide {
  readonly guide: Guide;
  /** Of each section the terms of its heading and of its body. */
  readonly counted: Counted;
  readonly kinds: readonly SectionKind[];
  /** The terms of its title and its names, by their numbers. */
  readonly title: readonly number[];
  /** The term that is all of its short name. */
  readonly topic: string | undefined;
  readonly phrases: readonly Phrase[];
  readonly gains: GuideGains;
  /** What people type, a heading too; `section`: of this guide, from 0. */
  readonly searches: readonly Typed[];
  /** Of each section the stems of the questions that it answers; empty: there are none. */
  readonly asked: readonly (readonly string[])[];
}

/** So many characters are read in a few milliseconds. */
const longRead = 2500;

interface Reading {
  readonly stems: ToStems;
  readonly lexicon: Lexicon;
  readonly pause: () => Promise<void>;
}

export async function readGuide(
  guide: Guide,
  asked: ReadGuide['asked'],
  { stems, lexicon, pause }: Reading,
): Promise<ReadGuide> {
  const placed: Placed[] = [];
  for (const [i, section] of guide.sections.entries()) {
    const heading = stems(headingOf(guide, section));
    const body = stems(section.text);
    const questions = asked[i] ?? [];
    placed.push({
      section,
      heading,
      body,
      asked: questions.flatMap((text) => stems(text)),
    });
    if (section.text.length > longRead) await pause();
  }
  const phrases = phrasesOf(guide).map((phrase) => ({ ...phrase, terms: stems(phrase.text) }));
  const numbersOf = (terms: readonly string[]): readonly number[] => [...new Set(terms)].map(lexicon.add);
  const [topic, ...others] = stems(guide.short);
  return {
    guide,
    counted: countTerms(
      placed.map(({ heading, body }) => [heading, body]),
      lexicon,
    ),
    searches: guide.sections.flatMap(({ anchor, title }, section) => {
      const typed = guide.searches?.[anchor];
      return typed ? [title, ...typed].map((text) => ({ section, terms: stems(text) })) : [];
    }),
    kinds: guide.sections.map(kindOf),
    title: numbersOf([guide.title, ...(guide.names ?? [])].flatMap((name) => stems(name))),
    topic: others.length > 0 ? undefined : topic,
    phrases: phrases.map(({ weight, terms }) => ({ weight, terms: numbersOf(terms) })),
    // Nothing has to be told apart in a guide of one section.
    gains: gainsOf(placed.length > 1 ? readSections(placed, phrases) : undefined, lexicon),
    asked,
  };
}
