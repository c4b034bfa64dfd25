import MiniSearch from 'minisearch';
import type { Library, Section } from '../library/model.ts';
import type { Found } from './model.ts';

/** Suggestions while somebody types: titles and headings, the last word as a beginning. */
export async function createTyping(
  library: Library,
  pause: () => Promise<void>,
): Promise<(typed: string, top: number) => Found> {
  const names = new MiniSearch<{ id: string; guide: string; heading: string }>({
    fields: ['guide', 'heading'],
  });
  const sections = new Map<string, Section>();
  for (const [i, guide] of library.guides.entries()) {
    for (const section of guide.sections) {
      sections.set(section.id, section);
      names.add({ id: section.id, guide: `${guide.title} ${guide.short}`, heading: section.title });
    }
    if (i % 10 === 9) await pause();
  }
  return (typed, top) => {
    const last = typed.trim().split(/\s+/).length - 1;
    const hits = names.search(typed.slice(0, mostCharacters), {
      combineWith: 'AND',
      prefix: (_term, i) => i === last,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { heading: 2 },
    });
    const matches = hits.slice(0, top).flatMap((hit) => {
      const section = sections.get(hit.id);
      return section ? [{ section, confidence: 0, evidence: hit.queryTerms, snippet: [] }] : [];
    });
    return {
      matches,
      fits: matches.length > 0,
      isGeneral: false,
      isSymptom: false,
      isForeign: false,
      isEmpty: typed.trim() === '',
      isCut: typed.length > mostCharacters,
    };
  };
}

/** What fits an autocomplete field, on any platform. */
const mostCharacters = 100;
