import type { Guide, Library, Section } from '../library/model.ts';
import { createIndex, type Weights } from './index.ts';
import { fold, type Term, toTerms } from './terms.ts';
import { tuning as standard, type Tuning } from './tuning.ts';
import { createVocabulary, type Vocabulary } from './typos.ts';

/** A section with its score, its guide's part included. */
export interface Scored {
  readonly section: Section;
  readonly score: number;
}

export interface Engine {
  readonly vocabulary: Vocabulary;
  /** Whether any text of the library holds the term. */
  has(term: string): boolean;
  /** How telling a term is: in how few sections it stands. */
  rarity(term: string): number;
  /** Best first; within equal scores in reading order. */
  score(weights: Weights): readonly Scored[];
  /** What a term is worth in one section and its guide. */
  worth(term: string, section: Section): number;
}

/** Sections are ranked by their own words, by how their guide is described, and by what the whole guide is about. */
export async function createEngine(
  library: Library,
  pause: () => Promise<void>,
  tuning: Tuning = standard,
): Promise<Engine> {
  const words = new Map<string, number>();
  const stems = (text: string): readonly string[] => toTerms(text).map((term) => count(term, words));
  const all = library.guides.flatMap((guide) => guide.sections);
  const sectionAt = new Map(all.map((section, i) => [section.id, i]));
  const guideAt = new Map(library.guides.map((guide, i) => [guide.slug, i]));
  const sectionTerms: (readonly [readonly string[], readonly string[]])[] = [];
  for (const section of all) {
    sectionTerms.push([stems(section.title), stems(section.text)]);
    if (sectionTerms.length % 25 === 0) await pause();
  }
  const bodyOf = (guide: Guide): readonly string[] =>
    guide.sections.flatMap((section) => sectionTerms[sectionAt.get(section.id) ?? -1]?.[1] ?? []);
  const bodies = library.guides.map(bodyOf);
  const heads = library.guides.map((guide) => headOf(guide).map(stems));
  const parts = {
    section: await createIndex(sectionTerms, tuning.section, pause),
    head: await createIndex(heads, tuning.head, pause),
    body: await createIndex(
      bodies.map((terms) => [terms]),
      tuning.body,
      pause,
    ),
  };
  return {
    vocabulary: createVocabulary(words),
    has: (term) => parts.section.has(term) || parts.head.has(term),
    rarity: (term) => parts.section.idf(term),
    score(weights) {
      const ofGuide = new Map<number, number>();
      for (const part of ['head', 'body'] as const)
        for (const { document, score } of parts[part].score(weights))
          ofGuide.set(document, (ofGuide.get(document) ?? 0) + tuning.share[part] * score);
      const ofSection = new Map(parts.section.score(weights).map((hit) => [hit.document, hit.score]));
      return all
        .map((section, i) => ({
          section,
          at: i,
          score:
            tuning.share.section * (ofSection.get(i) ?? 0) +
            (ofGuide.get(guideAt.get(section.guide) ?? -1) ?? 0),
        }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.at - b.at);
    },
    worth(term, section) {
      const guide = guideAt.get(section.guide) ?? -1;
      const give = (part: keyof Tuning['share'], at: number): number =>
        tuning.share[part] * parts[part].give(term, at);
      return give('section', sectionAt.get(section.id) ?? -1) + give('head', guide) + give('body', guide);
    },
  };
}

function headOf(guide: Guide): readonly string[] {
  return [`${guide.title} ${guide.short}`, guide.topics.join('\n'), guide.signals.join('\n'), guide.summary];
}

function count(term: Term, words: Map<string, number>): string {
  const word = fold(term.word);
  words.set(word, (words.get(word) ?? 0) + 1);
  return term.term;
}
