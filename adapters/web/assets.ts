import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

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

/** Libraries that modules of a page import by their names, and the files they are served as. */
export const pageLibraries = {
  'preact.js': 'preact',
  'hooks.js': 'preact/hooks',
  'jsx-runtime.js': 'preact/jsx-runtime',
} as const;

/** The styles, pictures and scripts of the pages, by their names. */
export async function readAssets(): Promise<Assets> {
  const read = await Promise.all([
    readFolder('./assets/', ''),
    readFolder('./client/', ''),
    readFolder('./client/play/', 'play/'),
    readLibraries(),
  ]);
  const files = new Map(read.flat());
  const hash = createHash('sha256');
  for (const [name, { text }] of files) hash.update(name).update(text);
  return { version: hash.digest('hex').slice(0, 12), files };
}

async function readLibraries() {
  const { resolve } = createRequire(import.meta.url);
  return Promise.all(
    Object.entries(pageLibraries).map(async ([served, name]) => {
      const text = await readFile(resolve(name), 'utf8');
      return [served, { text, type: typeOf(served) }] as const;
    }),
  );
}

async function readFolder(folder: string, prefix: string) {
  const url = new URL(folder, import.meta.url);
  const names = (await readdir(url)).filter((name) => /\.(css|svg|js|tsx?)$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const source = await readFile(new URL(name, url), 'utf8');
      const text = /\.tsx?$/.test(name) ? await stripTypes(name, source) : source;
      const served = `${prefix}${name.replace(/\.tsx?$/, '.js')}`;
      return [served, { text, type: typeOf(served) }] as const;
    }),
  );
}

function typeOf(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
}

/** Only where nothing was built. */
async function stripTypes(name: string, source: string): Promise<string> {
  const { transformSync } = await import('oxc-transform');
  const options = {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
  } as const;
  return transformSync(name, source, options).code;
}
