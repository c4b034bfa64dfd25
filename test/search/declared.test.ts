import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../src/library/runbook.ts';
import { bundled, bundledWith } from '../builders/bundled.ts';

const forms: readonly (readonly [how: string, of: (words: string) => string])[] = [
  ['as written', (words) => words],
  ['in lower case', (words) => words.toLowerCase()],
  ['split', (words) => words.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[-_/.]/g, ' ')],
  ['joined', (words) => words.toLowerCase().replace(/[-_ ]/g, '')],
];
const every = 5;

describe('what a guide declares', () => {
  it.each(forms)('finds it %s, where nothing else is said', async (how, of) => {
    const { library, search } = await bundled();
    const declared = library.guides.flatMap(({ slug, keywords, signals }) =>
      [...keywords, ...signals].map((words) => ({ slug, words })),
    );
    const start = forms.findIndex(([one]) => one === how);

    const lost = declared.filter(({ slug, words }, i) => {
      if (i % every !== start) return false;
      const { matches, fits } = search.find(of(words));
      return !fits || matches[0]?.section.guide !== slug;
    });

    expect(lost).toEqual([]);
  });

  it.each([
    ['thundering hord', 'distributed-systems-debugging'],
    ['kubepodcrashloping', 'kubernetes-operations'],
    ['dark lunch', 'feature-flags'],
    ['no space left on devcie', 'storage-and-backups'],
  ])('finds it with a slip: %s', async (words, guide) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found.fits).toBe(true);
    expect(found.matches[0]?.section.guide).toBe(guide);
  });

  it("leaves a team's own page first that tells of it", async () => {
    const text = '# Thundering herd at the till\n\n1. Drain the till, then open one lane.\n';
    const file = { path: 'till.md', inside: 'till.md', text, changed: '2026-01-01', url: undefined };
    const { guide } = await parseRunbook('till', file);
    const search = await bundledWith((guides) => [...guides, guide]);

    expect(search.find('thundering herd').matches[0]?.section.guide).toBe('till');
  });
});
