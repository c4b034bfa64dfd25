// Strips the types of src, adapters and bench into dist. It checks none: `npm run check` does.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const options = {
  target: 'es2023',
  typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
};
/** What runs in a page draws with preact, what runs on the server with hono. */
const pages = join('adapters', 'web', 'client');

/**
 * Leaves in dist what the sources give and nothing else. Nothing is missing from it meanwhile, so a program that runs
 * from it, or a build beside this one, is not disturbed. Throws with file and place where a source cannot be read.
 */
export function build() {
  const folders = ['src', 'adapters', 'bench'].filter((folder) => existsSync(join(root, folder)));
  const sources = folders.flatMap((folder) => filesBelow(root, folder));
  const made = new Set(sources.map((path) => (/\.tsx?$/.test(path) ? compile(path) : copy(path))));
  for (const path of filesBelow(dist, '')) if (!made.has(path)) rmSync(join(dist, path), { force: true });
  writeFileSync(join(dist, 'built'), '');
}

/** Paths below a folder of `from`, relative to `from`. */
function filesBelow(from, folder) {
  return readdirSync(join(from, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(from, path) : [path];
  });
}

function compile(source) {
  const importSource = source.startsWith(pages) ? 'preact' : 'hono/jsx';
  const { code, errors } = transformSync(source, readFileSync(join(root, source), 'utf8'), {
    ...options,
    jsx: { runtime: 'automatic', importSource },
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.codeframe ?? error.message).join('\n'));
  const path = source.replace(/\.tsx?$/, '.js');
  place(path, (temporary) => writeFileSync(temporary, code));
  return path;
}

function copy(source) {
  place(source, (temporary) => cpSync(join(root, source), temporary));
  return source;
}

/** Whole or not at all. */
function place(path, write) {
  const target = join(dist, path);
  const temporary = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  write(temporary);
  renameSync(temporary, target);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) build();
