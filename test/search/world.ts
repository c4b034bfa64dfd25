import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { phases, type Said } from '../../src/incident/said.ts';
import { createLibrary } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Guide, Library } from '../../src/library/model.ts';
import { createKnown } from '../../src/search/known.ts';
import type { Search } from '../../src/search/model.ts';
import { createSearch } from '../../src/search/search.ts';

const root = join(import.meta.dirname, '../..');
let opened: Promise<{ library: Library; search: Search }> | undefined;
const known = createKnown();
const noPause = (): Promise<void> => Promise.resolve();

/** The guides that come with the product, and the search over them: built once. */
export function bundled(): Promise<{ library: Library; search: Search }> {
  opened ??= loadLibrary({ folders: [join(root, 'guides')] }).then(async ({ library }) => ({
    library,
    search: await createSearch(library, noPause, known),
  }));
  return opened;
}

/** The search over the same guides, changed: those that are the same objects are not read again. */
export async function bundledWith(change: (guides: readonly Guide[]) => readonly Guide[]): Promise<Search> {
  const { library } = await bundled();
  const read = await known.read(library, noPause);
  const changed = createLibrary(change(library.guides), library.questions);
  return createSearch(changed, noPause, createKnown({ read, taught: known.taught }));
}

export function people(...texts: readonly string[]): readonly Said[] {
  return texts.map((text) => ({ text, from: 'person' }));
}

const GoldenQuery = z.object({
  text: z.string(),
  guides: z.array(z.string()),
  section: z.string().optional(),
});
export type GoldenQuery = z.infer<typeof GoldenQuery>;

const GoldenThread = z.object({
  messages: z.array(z.object({ from: z.enum(['person', 'bot']), text: z.string() })),
  guides: z.array(z.string()).optional(),
  section: z.string().optional(),
  phases: z.array(z.enum(phases)).optional(),
  speak: z.boolean().optional(),
});
export type GoldenThread = z.infer<typeof GoldenThread>;

export const goldenQueries: readonly GoldenQuery[] = rows('queries').map((row) => GoldenQuery.parse(row));
export const goldenThreads: readonly GoldenThread[] = rows('threads').map((row) => GoldenThread.parse(row));
/** What people at work ask for and no guide of production engineering answers. */
export const goldenStrangers: readonly string[] = rows('strangers').map(
  (row) => z.object({ text: z.string() }).parse(row).text,
);

function rows(name: string): readonly unknown[] {
  return readFileSync(join(root, 'test/fixtures/golden', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
