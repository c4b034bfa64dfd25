import { bundledGuides, openBundled } from '../../src/app/bundled.ts';
import { createLibrary } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Guide, Library } from '../../src/library/model.ts';
import { createKnown } from '../../src/search/known.ts';
import type { Search } from '../../src/search/model.ts';
import { createSearch } from '../../src/search/search.ts';
import { keepKnown, knownOf, noPause, searchOf } from './search-of.ts';

let loaded: Promise<Library> | undefined;

/** The guides that come with the product: read once, for all runs of the same sources. */
export function bundledLibrary(): Promise<Library> {
  loaded ??= readBundled();
  return loaded;
}

async function readBundled(): Promise<Library> {
  const { memory, known } = await openBundled();
  const { library } = await loadLibrary({ folders: [bundledGuides()], memory });
  keepKnown(library, known);
  return library;
}

/** With the search over them: built once. */
export async function bundled(): Promise<{ readonly library: Library; readonly search: Search }> {
  const library = await bundledLibrary();
  return { library, search: await searchOf(library) };
}

/** The search over the same guides, changed: those that are the same objects are not read again. */
export async function bundledWith(change: (guides: readonly Guide[]) => readonly Guide[]): Promise<Search> {
  const library = await bundledLibrary();
  await searchOf(library);
  const known = knownOf(library);
  const read = await known.read(library, noPause);
  const changed = createLibrary(change(library.guides), library.questions);
  return createSearch(changed, noPause, createKnown({ read, taught: known.taught }));
}
