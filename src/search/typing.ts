import MiniSearch from 'minisearch';
import type { Guide, Library, Section } from '../library/model.ts';
import type { Found } from './model.ts';

/** Titles and headings, for suggestions while somebody types. */
export interface Titles {
  /** Takes in what is new in the library and lets go of what is gone. */
  follow(library: Library, pause: () => Promise<void>): Promise<void>;
  /** The last word is a beginning. */
  find(typed: string, top: number): Found;
}

/** The share of headings that are gone and still take place. */
const mostGone = 0.1;

export function createTitles(): Titles {
  const names = new MiniSearch<{ id: string; guide: string; heading: string }>({
    fields: ['guide', 'heading'],
    autoVacuum: false, // it runs beside what is added meanwhile, and fails over it
  });
  const sections = new Map<string, Section>();
  const held = new Set<Guide>();
  const drop = (guide: Guide): void => {
    held.delete(guide);
    for (const { id } of guide.sections) {
      names.discard(id);
      sections.delete(id);
    }
  };
  const add = (guide: Guide): void => {
    held.add(guide);
    for (const section of guide.sections) {
      sections.set(section.id, section);
      names.add({ id: section.id, guide: `${guide.title} ${guide.short}`, heading: section.title });
    }
  };
  return {
    async follow(library, pause) {
      const wanted = new Set(library.guides);
      for (const guide of [...held]) if (!wanted.has(guide)) drop(guide);
      if (names.dirtFactor > mostGone) await names.vacuum({ batchSize: 500, batchWait: 1 });
      const fresh = library.guides.filter((guide) => !held.has(guide));
      for (const [i, guide] of fresh.entries()) {
        add(guide);
        if (i % 10 === 9) await pause();
      }
    },
    find(typed, top) {
      const last = typed.trim().split(/\s+/).length - 1;
      const hits = names.search(typed.slice(0, mostCharacters), {
        combineWith: 'AND',
        prefix: (_term, i) => i === last,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        boost: { heading: 2 },
      });
      const matches = hits.slice(0, top).flatMap((hit) => {
        const section = sections.get(hit.id);
        return section
          ? [{ section, confidence: 0, isGeneral: false, evidence: hit.queryTerms, snippet: [] }]
          : [];
      });
      return {
        matches,
        fits: matches.length > 0,
        isSymptom: false,
        isForeign: false,
        isEmpty: typed.trim() === '',
        isCut: typed.length > mostCharacters,
      };
    },
  };
}

/** What fits an autocomplete field, on any platform. */
const mostCharacters = 100;
