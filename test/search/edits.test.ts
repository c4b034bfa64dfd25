import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toSectionId } from '../../src/ids.ts';
import { createLibrary } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Guide } from '../../src/library/model.ts';
import { createKnown } from '../../src/search/known.ts';
import { createSearch } from '../../src/search/search.ts';
import { bundledLibrary } from '../builders/bundled.ts';

const folder = new URL('../fixtures/own-pages/', import.meta.url).pathname;
const read = async (): Promise<readonly Guide[]> =>
  (await loadLibrary({ folders: [folder], isAllOwn: true })).library.guides;
const before = await read();
const after = await read();
const words = before.map((guide) => `${guide.title} ${guide.sections.at(-1)?.title}`);
const noPause = (): Promise<void> => Promise.resolve();

async function answers(guides: readonly Guide[], known = createKnown()) {
  const search = await createSearch(createLibrary(guides, []), noPause, known);
  return words.map((asked) => ({
    found: search.find(asked).matches.map(({ section, confidence }) => [section.id, confidence]),
    typed: search.find(asked.slice(0, 6), { isTyping: true, top: 100 }).matches.length,
    said: search.recommend([{ text: asked }]).matches.map(({ section }) => section.id),
  }));
}

it('a library of which some pages were read again answers as one that was just opened', async () => {
  const fresh = await answers(before);
  const first = createKnown();
  const read = await first.read(createLibrary(before, []), noPause);
  const edits = fc.array(fc.boolean(), { minLength: before.length, maxLength: before.length });

  await fc.assert(
    fc.asyncProperty(edits, async (isEdited) => {
      const known = createKnown({ read, taught: first.taught });
      await answers(before, known);
      const edited = before.flatMap((guide, i) => (isEdited[i] ? (after[i] ?? []) : guide));

      expect(await answers(edited, known)).toEqual(fresh);
    }),
    { numRuns: 10 },
  );
});

it('a page that is gone is found no more, and found again once it is back', async () => {
  const known = createKnown();
  const [gone, ...rest] = before;
  const of = async (guides: readonly Guide[]) => (await answers(guides, known))[0];
  const first = await of(before);

  const without = JSON.stringify(await of(rest));

  expect(JSON.stringify(first)).toContain(`"${gone?.slug}#`);
  expect(without).not.toContain(`"${gone?.slug}#`);
  expect(await of(before)).toEqual(first);
});

it('reads again what was edited alone, though each library has its questions made anew', async () => {
  const known = createKnown();
  const library = await bundledLibrary();
  const questions = structuredClone(library.questions);
  const guides = library.guides.slice(0, 5);
  const read = await known.read(createLibrary(guides, library.questions), noPause);
  const [edited, ...others] = read;

  const again = await known.read(
    createLibrary([{ ...guides[0] } as Guide, ...guides.slice(1)], questions),
    noPause,
  );

  expect(questions.filter(({ guide }) => guides.some(({ slug }) => slug === guide)).length).toBeGreaterThan(
    50,
  );
  expect(again[0]).not.toBe(edited);
  expect(again.slice(1).filter((one, i) => one !== others[i])).toEqual([]);
});

it('holds what is typed, however often many pages are edited', async () => {
  const page = before[0] as Guide;
  const section = page.sections[0] as Guide['sections'][number];
  const titleOf = (round: number, i: number): string =>
    Array.from({ length: 12 }, (_, word) => ((round * 4801 + i * 12 + word + 1) * 104_729).toString(36)).join(
      ' ',
    );
  const edited = (round: number): readonly Guide[] =>
    Array.from({ length: 400 }, (_, i) => {
      const slug = `page-${i}`;
      const title = titleOf(round, i);
      return {
        ...page,
        slug,
        title,
        sections: [{ ...section, id: toSectionId(slug, 'a'), guide: slug, title }],
      };
    });
  const { titles } = createKnown();
  const open = (round: number) => titles.follow(createLibrary(edited(round), []), () => setImmediate());
  for (let round = 0; round <= 20; round++) await open(round);

  const typed = (text: string) => titles.find(text, 9).matches.map(({ section }) => section.title);

  expect(typed(titleOf(20, 7))[0]).toBe(titleOf(20, 7));
  expect(typed(titleOf(19, 7))).not.toContain(titleOf(19, 7));
});
