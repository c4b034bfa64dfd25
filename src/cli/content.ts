import { bundledGuides } from '../app/content.ts';
import { readConfig } from '../config.ts';
import { type Loaded, loadLibrary } from '../library/load.ts';

/** The library as `start` would load it; a command that only reads needs no token. */
export async function loadContent(): Promise<Loaded> {
  const { GUIDES_PATH, GUIDES_URL } = process.env;
  const config = readConfig({ GUIDES_PATH, GUIDES_URL });
  return loadLibrary({ folders: [bundledGuides(), ...config.guidesPath], guidesUrls: config.guidesUrls });
}
