import type { Guide, Library, Section } from '../library/model.ts';
import { createIndex, type FieldRule, type Index, type Weights } from './index.ts';
import { fold, type Term, toTerms } from './terms.ts';
import { createVocabulary, type Vocabulary } from './typos.ts';

/** Fields of a section: its heading; its words. */
const sectionRules: readonly FieldRule[] = [
  { weight: 3, lengthNorm: 0.4 },
  { weight: 1, lengthNorm: 0.75 },
];
/** Fields of a guide: title, topics, signals, summary, the words of all its sections. */
const guideRules: readonly FieldRule[] = [
  { weight: 4, lengthNorm: 0.3 },
  { weight: 3, lengthNorm: 0.3 },
  { weight: 2.5, lengthNorm: 0.4 },
  { weight: 2, lengthNorm: 0.4 },
  { weight: 0.35, lengthNorm: 0.75 },
];
const guideShare = 1.2;

/** A section with its score and that of its guide added. */
export interface Scored {
  readonly section: Section;
  readonly score: number;
  readonly guideScore: number;
}

export interface Engine {
  readonly sections: Index;
  readonly guides: Index;
  readonly vocabulary: Vocabulary;
  /** Best first; within equal scores in reading order. */
  score(weights: Weights): readonly Scored[];
  /** What a term is worth in one section and its guide. */
  worth(term: string, section: Section): number;
}

export async function createEngine(library: Library, pause: () => Promise<void>): Promise<Engine> {
  const words = new Map<string, number>();
  const stems = (text: string): readonly string[] => toTerms(text).map((term) => count(term, words));
  const sections = library.guides.flatMap((guide) => guide.sections);
  const places = new Map(sections.map((section, i) => [section.id, i]));
  const guidePlaces = new Map(library.guides.map((guide, i) => [guide.slug, i]));
  const sectionTerms: (readonly (readonly string[])[])[] = [];
  for (const section of sections) {
    sectionTerms.push([stems(section.title), stems(section.text)]);
    if (sectionTerms.length % 25 === 0) await pause();
  }
  const bodies = (guide: Guide): readonly string[] =>
    guide.sections.flatMap((section) => sectionTerms[places.get(section.id) ?? -1]?.flat() ?? []);
  const guideTerms = library.guides.map((guide) => [
    stems(`${guide.title} ${guide.short}`),
    stems(guide.topics.join('\n')),
    stems(guide.signals.join('\n')),
    stems(guide.summary),
    bodies(guide),
  ]);
  const sectionIndex = await createIndex(sectionTerms, sectionRules, pause);
  const guideIndex = await createIndex(guideTerms, guideRules, pause);
  return {
    sections: sectionIndex,
    guides: guideIndex,
    vocabulary: createVocabulary(words),
    score(weights) {
      const ofGuide = new Map(guideIndex.score(weights).map((hit) => [hit.document, hit.score]));
      const scored = sectionIndex.score(weights).flatMap(({ document, score }) => {
        const section = sections[document];
        if (!section) return [];
        const guideScore = ofGuide.get(guidePlaces.get(section.guide) ?? -1) ?? 0;
        return [{ section, score: score + guideShare * guideScore, guideScore, document }];
      });
      return scored.sort((a, b) => b.score - a.score || a.document - b.document);
    },
    worth(term, section) {
      const inSection = sectionIndex.give(term, places.get(section.id) ?? -1);
      return inSection + guideShare * guideIndex.give(term, guidePlaces.get(section.guide) ?? -1);
    },
  };
}

function count(term: Term, words: Map<string, number>): string {
  const word = fold(term.word);
  words.set(word, (words.get(word) ?? 0) + 1);
  return term.term;
}
