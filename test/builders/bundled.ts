import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledGuides, openBundled } from '../../src/app/bundled.ts';
import { createLibrary } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Guide, Library } from '../../src/library/model.ts';
import { packageFolder } from '../../src/package.ts';
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
  const folder = bundledGuides();
  const cache = join(packageFolder, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const { memory, known } = await openBundled({
    folder,
    file: join(cache, 'guides.read'),
    reader: `${process.version} ${hashOfSources()}`,
  });
  const { library } = await loadLibrary({ folders: [folder], memory });
  keepKnown(library, known);
  return library;
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(packageFolder, 'package-lock.json')));
  const sources = readdirSync(join(packageFolder, 'src'), { recursive: true, encoding: 'utf8' });
  for (const path of sources.filter((name) => /\.(ts|json)$/.test(name)).sort())
    hash.update(`${path}\n`).update(readFileSync(join(packageFolder, 'src', path)));
  return hash.digest('hex');
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
