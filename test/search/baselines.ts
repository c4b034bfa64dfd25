import MiniSearch from 'minisearch';
import type { Guide, Library, Section } from '../../src/library/model.ts';

/** Guides for some words, best first. */
export type Rank = (words: string) => readonly string[];

/** What the search is measured against. */
export function baselines(library: Library): Readonly<Record<string, Rank>> {
  return {
    'MiniSearch as it comes': miniSearch(library),
    'a substring rule': substrings(library),
    'the first five rows that match': firstRows(library),
  };
}

function miniSearch(library: Library): Rank {
  const index = new MiniSearch<Section>({ fields: ['title', 'text'], storeFields: ['guide'] });
  index.addAll(library.guides.flatMap((guide) => guide.sections));
  return (words) => [...new Set(index.search(words).map((hit) => String(hit.guide)))];
}

const ignored = new Set(
  'a an and are as at by do for from how in is it of on or our the to we what when with'.split(' '),
);

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word && !ignored.has(word));
}

function describe(guide: Guide): string {
  return [guide.title, ...guide.topics, guide.summary].join(' ');
}

/** Most words that stand in a guide's description as they were typed, case and all. */
function substrings(library: Library): Rank {
  return (words) =>
    library.guides
      .map((guide) => ({
        guide: guide.slug,
        held: wordsOf(words).filter((word) => describe(guide).includes(word)).length,
      }))
      .filter(({ held }) => held > 0)
      .sort((a, b) => b.held - a.held)
      .map(({ guide }) => guide);
}

function firstRows(library: Library): Rank {
  return (words) =>
    library.guides
      .filter((guide) =>
        wordsOf(words).some((word) => describe(guide).toLowerCase().includes(word.toLowerCase())),
      )
      .slice(0, 5)
      .map((guide) => guide.slug);
}
