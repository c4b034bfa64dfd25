import type { Library } from '../../src/library/model.ts';
import { createKnown, type Known } from '../../src/search/known.ts';
import type { Search } from '../../src/search/model.ts';
import { createSearch } from '../../src/search/search.ts';

const knowns = new WeakMap<Library, Known>();
const searches = new WeakMap<Library, Promise<Search>>();

export const noPause = (): Promise<void> => Promise.resolve();

/** The search over a library: built once, however many tests ask it. */
export function searchOf(library: Library): Promise<Search> {
  const built = searches.get(library);
  if (built) return built;
  const search = createSearch(library, noPause, knownOf(library));
  searches.set(library, search);
  return search;
}

/** Tells what was read of a library elsewhere. */
export function keepKnown(library: Library, known: Known): void {
  knowns.set(library, known);
}

/** What was read of it for that. */
export function knownOf(library: Library): Known {
  const known = knowns.get(library) ?? createKnown();
  knowns.set(library, known);
  return known;
}
