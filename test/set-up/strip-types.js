// Lets a thread that a test starts run TypeScript from the sources, which Node 20 cannot: vitest reads only its own.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync } from 'oxc-transform';

if (!isMainThread) register(import.meta.url);

/** A hook of Node's: https://nodejs.org/api/module.html#loadurl-context-nextload */
export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const path = fileURLToPath(url);
  const { code } = transformSync(path, await readFile(path, 'utf8'), {
    typescript: { onlyRemoveTypeImports: true },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
