import { bundledGuides, openBundled } from '../app/bundled.ts';
import { readConfig } from '../config.ts';
import { type Loaded, loadLibrary } from '../library/load.ts';
import type { Search } from '../search/model.ts';
import { createSearch } from '../search/search.ts';
import type { Env } from './settings.ts';

interface Content extends Loaded {
  search(): Promise<Search>;
}

/** The library as `start` would load it; a command that only reads needs no token. */
export async function loadContent({ GUIDES_PATH, GUIDES_URL }: Env): Promise<Content> {
  const config = readConfig({ GUIDES_PATH, GUIDES_URL });
  const { memory, known } = await openBundled();
  const folders = [bundledGuides(), ...config.guidesPath];
  const loaded = await loadLibrary({ folders, guidesUrls: config.guidesUrls, memory });
  return { ...loaded, search: () => createSearch(loaded.library, undefined, known) };
}
