import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

export interface Assets {
  /** Changes with any byte of them, so that each may be kept for good. */
  readonly version: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly text: string }>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
};

/** The styles, pictures and scripts of the pages, by their names. */
export async function readAssets(): Promise<Assets> {
  const read = await Promise.all(['./assets/', './client/'].map((folder) => readFolder(folder)));
  const files = new Map(read.flat());
  const hash = createHash('sha256');
  for (const [name, { text }] of files) hash.update(name).update(text);
  return { version: hash.digest('hex').slice(0, 12), files };
}

async function readFolder(folder: string) {
  const url = new URL(folder, import.meta.url);
  const names = (await readdir(url)).filter((name) => /\.(css|svg|js|ts)$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const source = await readFile(new URL(name, url), 'utf8');
      const text = name.endsWith('.ts') ? await stripTypes(name, source) : source;
      const served = name.replace(/\.ts$/, '.js');
      return [served, { text, type: types[served.replace(/^.*\./, '')] ?? 'text/plain' }] as const;
    }),
  );
}

/** Only where nothing was built. */
async function stripTypes(name: string, source: string): Promise<string> {
  const { transformSync } = await import('oxc-transform');
  const options = {
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
  } as const;
  return transformSync(name, source, options).code;
}
