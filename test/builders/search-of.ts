import type { Library } from '../../src/library/model.ts';
import type { Search } from '../../src/search/model.ts';
import { createSearch } from '../../src/search/search.ts';

const built = new WeakMap<Library, Promise<Search>>();

/** The search over a library: built once, however many tests ask it. */
export function searchOf(library: Library): Promise<Search> {
  const known = built.get(library);
  if (known) return known;
  const search = createSearch(library);
  built.set(library, search);
  return search;
}
