import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledGuides, openBundled } from '../../src/app/bundled.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { createSearch } from '../../src/search/search.ts';

const someGuides = ['code-review', 'feature-flags'];
let root: string;
let folder: string;
let file: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coach-bundled-'));
  folder = join(root, 'guides');
  file = join(root, 'guides.read');
  for (const guide of someGuides)
    cpSync(join(bundledGuides(), guide), join(folder, guide), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

const open = async (place: Partial<Parameters<typeof openBundled>[0]> = {}) => {
  const { memory, known } = await openBundled({ folder, file, reader: 'one', ...place });
  return { known, ...(await loadLibrary({ folders: [folder], memory })) };
};

const titles = async (place?: Parameters<typeof open>[0]): Promise<readonly string[]> =>
  (await open(place)).library.guides.map(({ title }) => title);

/** All that is read, and what search makes of it. */
async function said() {
  const { library, problems, known } = await open();
  const search = await createSearch(library, undefined, known);
  const asked = library.guides.flatMap((guide) => guide.sections.slice(0, 8).map(({ title }) => title));
  return {
    problems,
    guides: library.guides,
    questions: library.questions,
    found: asked.map((words) => search.find(words)),
    typed: asked.map((words) => search.find(words.slice(0, 6), { isTyping: true })),
    said: asked.map((text) => search.recommend([{ text }])),
  };
}

/** Makes what is kept tell itself apart from what stands in the guides. */
function mark(): void {
  const kept = deserialize(readFileSync(file));
  for (const { guide } of kept.files.pages.values()) guide.guide.title = 'As it was kept';
  writeFileSync(file, serialize(kept));
}

const kept = someGuides.map(() => 'As it was kept');
const written = [
  'Code Review Excellence: The Craft That Most Engineers Never Learn',
  'Feature Flags: Safe Rollouts, Kill Switches, and the Dark Launch Pattern',
];

describe('guides that come with the product', () => {
  it('answer from what an earlier run kept as they do when they are read', async () => {
    const first = await said();

    expect(await said()).toEqual(first);
    expect(first.found).toHaveLength(16);
    expect(first.questions.length).toBeGreaterThan(20);
    mark();
    expect(await titles()).toEqual(kept);
  });

  it('hold no more of what was kept in memory than they use', async () => {
    await open();
    const { library, known } = await open();
    const read = await known.read(library, () => Promise.resolve());
    const arrays = read.flatMap(({ counted, gains }) => [
      ...Object.values(counted).flat(),
      ...Object.values(gains),
    ]);

    expect(arrays.filter(({ buffer, byteLength }) => buffer.byteLength > byteLength)).toEqual([]);
    expect(arrays.length).toBeGreaterThan(10);
  });

  it.each(someGuides)('are read again once one was edited: %s', async (guide) => {
    await open();
    mark();
    const path = join(folder, guide, 'guide.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, 'title: Edited meanwhile'));

    expect(await titles()).toContain('Edited meanwhile');
    expect(await titles()).not.toContain('As it was kept');
  });

  it('are read again by another version of what reads them', async () => {
    await open();
    mark();

    expect(await titles({ reader: 'two' })).toEqual(written);
    mark();
    expect(await titles({ reader: 'two' })).toEqual(kept);
  });

  it('are read again, and kept, where what was kept is cut off', async () => {
    await open();
    writeFileSync(file, readFileSync(file).subarray(0, 1000));

    expect(await titles()).toEqual(written);
    mark();
    expect(await titles()).toEqual(kept);
  });

  it('are read each time where nothing can be written', async () => {
    writeFileSync(join(root, 'shut'), '');

    expect(await titles({ file: join(root, 'shut', 'guides.read') })).toEqual(written);
  });
});
