import type { Guide } from '../library/model.ts';
import { affectedIn } from './components.ts';
import { type Counted, countTerms } from './counted.ts';
import { bodyOf, headingOf, headingsOf, isBrief, isRecord, namesOf, phrasesOf } from './described.ts';
import type { Lexicon } from './lexicon.ts';
import type { Typed } from './nearest.ts';
import type { Page } from './pages.ts';
import type { Phrase } from './phrases.ts';
import { type GuideGains, gainsOf } from './placing.ts';
import { kindOf, type SectionKind } from './section-kind.ts';
import { type Placed, readSections } from './section-names.ts';
import { symptomsOf } from './symptoms.ts';
import type { ToNumbers } from './terms.ts';

/** What search needs to know of one guide, whatever stands next to it. */
export interface ReadGuide {
  readonly guide: Guide;
  /** Of each section the terms of its heading and of its body. */
  readonly counted: Counted;
  readonly kinds: readonly SectionKind[];
  /** The terms of its title and its names, by their numbers. */
  readonly title: readonly number[];
  /** Of a team's own page of each of its names and headings the terms of their parts. */
  readonly called: Pick<Page, 'names' | 'isRecord' | 'headings' | 'lead'>;
  /** The term that is all of its short name. */
  readonly topic: number | undefined;
  readonly phrases: readonly Phrase[];
  /** The classes of things in trouble that its phrases and searches tell of. */
  readonly affected: readonly Phrase[];
  readonly gains: GuideGains;
  /** What people type, a heading too; `section`: of this guide, from 0. */
  readonly searches: readonly Typed[];
  /** Of each section the questions that it answers; empty: there are none. */
  readonly asked: readonly (readonly string[])[];
}

/** So many characters are read in a few milliseconds. */
const longRead = 2500;
/** So many terms are the beginning of a page. */
const leadTerms = 60;

interface Reading {
  readonly numbersOf: ToNumbers;
  /** Of a name the terms of its parts. */
  readonly callsOf: (name: string) => readonly number[];
  readonly lexicon: Lexicon;
  readonly pause: () => Promise<void>;
}

export async function readGuide(
  guide: Guide,
  asked: ReadGuide['asked'],
  { numbersOf, callsOf, lexicon, pause }: Reading,
): Promise<ReadGuide> {
  const toldBy = (text: string): readonly number[] => symptomsOf(text).map(lexicon.add);
  const placed: Placed[] = [];
  for (const [i, section] of guide.sections.entries()) {
    const heading = numbersOf(headingOf(guide, section));
    const body = numbersOf(bodyOf(guide, section));
    const questions = asked[i] ?? [];
    placed.push({
      section,
      heading,
      body,
      asked: questions.flatMap((text) => numbersOf(text)),
      symptoms: toldBy(section.title),
    });
    if (section.text.length > longRead) await pause();
  }
  const [first] = placed;
  const phrases = phrasesOf(guide).map((phrase) => ({ ...phrase, terms: numbersOf(phrase.text) }));
  const [topic, ...others] = numbersOf(guide.short);
  return {
    guide,
    counted: countTerms(placed.map(({ heading, body }) => [heading, body])),
    searches: guide.sections.flatMap(({ anchor, title }, section) => {
      const typed = guide.searches?.[anchor];
      return typed
        ? [title, ...typed].map((text) => ({ section, terms: numbersOf(text), symptoms: toldBy(text) }))
        : [];
    }),
    kinds: guide.sections.map(kindOf),
    title: distinct([guide.title, ...(guide.names ?? [])].flatMap((name) => numbersOf(name))),
    called: {
      names: namesOf(guide).map(callsOf),
      isRecord: isRecord(guide),
      headings: headingsOf(guide).map(callsOf),
      lead: isBrief(guide) && first ? distinct([...first.heading, ...first.body.slice(0, leadTerms)]) : [],
    },
    topic: others.length > 0 ? undefined : topic,
    affected: affectedBy(guide, lexicon),
    phrases: phrases.map(({ weight, terms }) => ({ weight, terms: distinct(terms) })),
    // Nothing has to be told apart in a guide of one section.
    gains: gainsOf(placed.length > 1 ? readSections(placed, phrases) : undefined),
    asked,
  };
}

function affectedBy(guide: Guide, lexicon: Lexicon): readonly Phrase[] {
  const told = [...guide.signals, ...guide.keywords, ...Object.values(guide.searches ?? {}).flat()];
  return told.map((text) => ({
    weight: 1,
    terms: distinct(affectedIn(text).map(({ term }) => lexicon.add(term))),
  }));
}

const distinct = (terms: readonly number[]): readonly number[] => [...new Set(terms)];
