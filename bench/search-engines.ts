import { setImmediate } from 'node:timers/promises';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { Said } from '../src/incident/said.ts';
import type { Library, Section } from '../src/library/model.ts';
import { createSearch } from '../src/search/search.ts';
import { warmUp } from '../src/search/warm-up.ts';

/** What is measured of an engine: finding for some words, and for a thread. */
export interface Measured {
  find(words: string): unknown;
  recommend(thread: readonly Said[]): unknown;
}

export type Build = (library: Library) => Promise<Measured>;

export const engines: Readonly<Record<string, Build>> = {
  'Oncall Coach': async (library) => {
    const search = await createSearch(library, () => setImmediate());
    await warmUp(search, library, () => setImmediate(true));
    return {
      find: (words) => search.find(words).matches.map((match) => match.section.id),
      recommend: (thread) => search.recommend(thread).matches.map((match) => match.section.id),
    };
  },
  'MiniSearch as it comes': async (library) => {
    const index = new MiniSearch<Section>({ fields: ['title', 'text'] });
    await index.addAllAsync(sectionsOf(library), { chunkSize: 25 });
    return { find: (words) => index.search(words), recommend: (thread) => index.search(joined(thread)) };
  },
  'Orama as it comes': async (library) => {
    const database = create({ schema: { title: 'string', text: 'string' } as const });
    await insertMultiple(
      database,
      sectionsOf(library).map(({ title, text }) => ({ title, text })),
      100,
    );
    const find = (term: string): unknown => searchOrama(database, { term, limit: 5 });
    return { find, recommend: (thread) => find(joined(thread)) };
  },
};

function sectionsOf(library: Library): readonly Section[] {
  return library.guides.flatMap((guide) => guide.sections);
}

function joined(thread: readonly Said[]): string {
  return thread.map((said) => said.text).join('\n');
}
