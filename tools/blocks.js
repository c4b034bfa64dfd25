// The fenced blocks of the guides and their questions.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const guides = join(dirname(dirname(fileURLToPath(import.meta.url))), 'guides');

/** { file, slug, line, language, isFragment, text }, in reading order. */
export function readBlocks(folder = guides) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => ['guide.md', 'questions.yaml'].flatMap((file) => blocksOf(folder, name, file)));
}

function blocksOf(folder, slug, name) {
  const file = join(folder, slug, name);
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const fence = /^([ ]*)```(\S*)[ ]?(\S*)[^\n]*\n([\s\S]*?)^\1```[ ]*$/gm;
  return [...text.matchAll(fence)].map((found) => ({
    file: join(basename(folder), slug, name),
    slug,
    line: text.slice(0, found.index).split('\n').length,
    language: found[2],
    isFragment: found[3] === 'fragment',
    text: found[4].replaceAll(new RegExp(`^${found[1]}`, 'gm'), ''),
  }));
}
