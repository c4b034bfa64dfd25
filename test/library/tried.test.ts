import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/model.ts';
import { bundledLibrary } from '../builders/bundled.ts';

const bundled = new URL('../../guides', import.meta.url).pathname;
const page = readFileSync(new URL('../../docs/tried.md', import.meta.url), 'utf8');
const rows = [
  ...page.matchAll(/^\| ([a-z][a-z-]+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm),
]
  .map(([, slug = '', ...cells]) => ({ slug, cells }))
  .filter(({ slug }) => slug !== 'guide');
/** The columns that count fenced blocks, in their order. */
const languages = ['python', 'promql', 'sql'];

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

describe('what was tried', () => {
  it('says it of each guide once, and what was only read', () => {
    expect(rows.map(({ slug }) => slug)).toEqual(library.guides.map(({ slug }) => slug).toSorted());
    for (const { slug, cells } of rows) expect([slug, cells.at(-1)]).not.toEqual([slug, '–']);
  });

  it('counts the blocks that the guides have', () => {
    const told = rows.map(({ slug, cells }) => [slug, ...cells.slice(0, 3).map(totalOf)]);
    const there = rows.map(({ slug }) => [slug, ...languages.map((language) => blocksOf(slug, language))]);

    expect(told).toEqual(there);
  });

  it('never claims more than there is', () => {
    for (const { cells } of rows)
      for (const cell of cells.slice(0, 4)) {
        const [, ran = 0, all = 0] = cell.match(/^(\d+) of (\d+)$/) ?? [];
        expect(Number(ran)).toBeLessThanOrEqual(Number(all));
      }
  });
});

function totalOf(cell: string): number {
  return Number(cell.match(/ of (\d+)$/)?.[1] ?? 0);
}

/** Fragments are no block of their own. */
function blocksOf(slug: string, language: string): number {
  const text = readFileSync(`${bundled}/${slug}/guide.md`, 'utf8');
  return [...text.matchAll(/^```(\w+)(.*)$/gm)].filter(
    ([, found, info = '']) => found === language && !(language === 'python' && info.includes('fragment')),
  ).length;
}
