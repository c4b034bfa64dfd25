import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { loadLibrary } from '../library/load.ts';
import { createMemory, type Memory, type ReadFiles } from '../library/memory.ts';
import { packageFolder } from '../package.ts';
import { createKnown, type Known, type Taught } from '../search/known.ts';
import type { ReadGuide } from '../search/read-guide.ts';

/** The guides that come with the product, as they were read, for whoever opens a library with them. */
export interface Bundled {
  readonly memory: Memory;
  readonly known: Known;
}

export interface Place {
  readonly folder: string;
  /** Where they lie as they were read. */
  readonly file: string;
  /** Another one for each version of what reads them. */
  readonly reader: string;
}

interface Kept {
  readonly key: string;
  readonly files: ReadFiles;
  readonly read: readonly ReadGuide[];
  readonly taught: Taught;
}

/** The guides that come with the product. */
export function bundledGuides(): string {
  return join(packageFolder, 'guides');
}

/**
 * As an earlier run of the same code read the same files, else as they are read now, which takes some seconds and is
 * written down for the next run where it can be.
 */
export async function openBundled(place?: Place): Promise<Bundled> {
  const own = place ?? (await ownPlace());
  const { folder, file } = own;
  const key = await keyOf(own);
  const kept = key === undefined ? undefined : await readKept(file, key);
  if (kept) return { memory: createMemory(kept.files), known: createKnown(kept) };
  const memory = createMemory();
  const known = createKnown();
  const { library } = await loadLibrary({ folders: [folder], memory, pause: () => setImmediate() });
  const read = await known.read(library, () => setImmediate());
  if (key !== undefined) {
    const files = { pages: memory.pages.all(), questions: memory.questions.all() };
    await keep(file, { key, files, read, taught: known.taught });
  }
  return { memory, known };
}

/** Next to the code that was built: a build removes it. What sources read is kept for as long as they are the same. */
async function ownPlace(): Promise<Place> {
  const folder = bundledGuides();
  const dist = join(packageFolder, 'dist');
  const isBuilt = fileURLToPath(import.meta.url).startsWith(dist + sep);
  const described = await readFile(join(packageFolder, 'package.json'), 'utf8');
  const reader = `${process.version} ${described}`;
  if (!isBuilt) {
    const file = join(packageFolder, 'node_modules', '.cache', 'guides.read');
    return { folder, file, reader: `${reader} ${await hashOf(join(packageFolder, 'src'))}` };
  }
  const { mtimeMs } = await stat(join(dist, 'built')).catch(() => ({ mtimeMs: 0 })); // a package is built by its version
  return { folder, file: join(dist, 'guides.read'), reader: `${reader} ${mtimeMs}` };
}

/** undefined: some file cannot be read, and reading them will say which. */
async function keyOf({ folder, reader }: Place): Promise<string | undefined> {
  const files = await hashOf(folder).catch(() => undefined);
  return files && createHash('sha256').update(`${reader}\n${folder}\n${files}`).digest('hex');
}

/** Of all files below a folder, with their names. */
async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    const at = join(folder, path);
    if ((await stat(at)).isFile()) hash.update(`${path}\n`).update(await readFile(at));
  }
  return hash.digest('hex');
}

async function readKept(file: string, key: string): Promise<Kept | undefined> {
  try {
    const kept: Kept = deserialize(await readFile(file));
    return kept.key === key ? { ...kept, read: kept.read.map(copyArrays) } : undefined;
  } catch {
    return undefined; // none yet, or one that was cut off
  }
}

/** As they come they are views of the whole file, and keep it in memory. */
function copyArrays(read: ReadGuide): ReadGuide {
  const { counted, gains } = read;
  return {
    ...read,
    counted: {
      ends: counted.ends.slice(),
      terms: counted.terms.slice(),
      times: counted.times.map((of) => of.slice()),
      lengths: counted.lengths.slice(),
    },
    gains: {
      terms: gains.terms.slice(),
      ends: gains.ends.slice(),
      sections: gains.sections.slice(),
      gains: gains.gains.slice(),
    },
  };
}

/** Whole or not at all. Where nothing can be written, the next run reads the guides again. */
async function keep(file: string, kept: Kept): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, serialize(kept));
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
