import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLibrary } from '../../src/library/load.ts';
import { plainText } from '../../src/library/text.ts';
import { createSearch } from '../../src/search/search.ts';
import { bundledWith } from './world.ts';

// Small libraries of teams that never heard of us, each in the dialect of another tool, with ten questions each.
const folder = new URL('../fixtures/own-pages/', import.meta.url).pathname;
const Asked = z.record(
  z.string(),
  z.array(z.object({ words: z.string(), page: z.string(), section: z.string().optional() })),
);
const questions = Asked.parse(JSON.parse(await readFile(`${folder}questions.json`, 'utf8')));
const dialects = Object.keys(questions);

async function open(dialect: string) {
  const { library, problems } = await loadLibrary({ folders: [folder + dialect], isAllOwn: true });
  return { library, problems, search: await createSearch(library) };
}

describe("a team's own pages", () => {
  it.each(dialects)('of %s are found by what people ask', async (dialect) => {
    const { library, search } = await open(dialect);
    const pageOf = (slug: string): string => library.guide(slug)?.own?.path.split('/').at(-1) ?? '';

    const asked = (questions[dialect] ?? []).map(({ words, page, section }) => {
      const { matches } = search.find(words, { top: 60 });
      const pages = [...new Set(matches.map((match) => pageOf(match.section.guide)))];
      const rank = pages.findIndex((path) => path.startsWith(page));
      const isThere = section === undefined || matches[0]?.section.anchor === section;
      return { words, rank, isThere };
    });

    expect(asked).toHaveLength(10);
    expect(asked.filter(({ rank }) => rank < 0 || rank > 2)).toEqual([]);
    expect(asked.filter(({ rank }) => rank > 0).length).toBeLessThanOrEqual(1);
    expect(asked.filter(({ isThere }) => !isThere)).toEqual([]);
  });

  it.each(dialects)('of %s are read without a fault and show no mark of their tool', async (dialect) => {
    const { library, problems } = await open(dialect);
    const words = library.guides.flatMap(({ title, sections }) => [
      title,
      ...sections.map((section) => `${section.title}\n${plainText(section.body)}`),
    ]);

    expect(problems).toEqual([]);
    expect(words.join('\n')).not.toMatch(
      /\{\{|\{%|<%|%>|<!--|:::|!!!|\[!|\[\[|^import |<\/?T|\+\+\+|Kim|Sam/m,
    );
  });

  it('have titles from headings, front matter and names of files, and the age that somebody gave them', async () => {
    const titles = async (dialect: string) =>
      (await open(dialect)).library.guides.map(({ title, age }) => [title, age?.means, age?.on]);

    expect((await titles('erb'))[0]).toEqual(['Find audit logs', 'reviewed', '2026-06-01']);
    expect((await titles('hugo'))[0]).toEqual(['Ice on the blades', 'last changed', '2026-05-04']);
    expect((await titles('wiki')).map(([title]) => title)).toEqual([
      'Alerts',
      'Draining a broker',
      'Home',
      'Mirror to the other site',
      'Schema registry',
    ]);
  });

  it('lead by their name in a thread too', async () => {
    const { library } = await open('alerts');
    const search = await bundledWith((guides) => [...guides, ...library.guides]);

    const { matches } = search.recommend([
      { text: '[FIRING:1] PickerHostDiskFilling warehouse-2', from: 'bot' },
      { text: 'looking, the database is slow as well', from: 'person' },
    ]);

    expect(matches[0]?.section.id).toMatch(/^runbooks-pickerhostdiskfilling#/);
  });
});
