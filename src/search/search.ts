import type { Library } from '../library/model.ts';
import { createEngine } from './engine.ts';
import { find } from './find.ts';
import { createKnown, type Known } from './known.ts';
import type { Search } from './model.ts';
import { createNames } from './names.ts';
import { readAhead } from './read-ahead.ts';
import { recommend } from './recommend.ts';

/**
 * Builds the index of a library. `pause` is awaited now and then, so that nothing else waits for it; `known`: what the
 * library before taught, so that after an edit only what changed is read.
 */
export async function createSearch(
  library: Library,
  pause: () => Promise<void> = () => Promise.resolve(),
  known: Known = createKnown(),
): Promise<Search> {
  const engine = await createEngine(library, known, pause);
  const names = await createNames(library, pause);
  await known.titles.follow(library, pause);
  const general = library.guides.find((guide) => guide.isGeneral)?.slug;
  return {
    find: (words, options = {}) =>
      options.isTyping
        ? known.titles.find(words, options.top ?? 25)
        : find({ engine, names }, words, options.top ?? 5),
    readAhead: (thread, aim) => readAhead(thread, aim, { engine, pause }),
    recommend: (thread, where = 'talk') => recommend({ engine, names, general }, thread, where),
  };
}
