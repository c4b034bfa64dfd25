import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLibrary } from '../../src/library/load.ts';
import { plainText } from '../../src/library/text.ts';
import { createSearch } from '../../src/search/search.ts';
import { bundledWith } from '../builders/bundled.ts';

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

/** A library of pages by their paths, beside our guides or alone. */
async function searchIn(pages: Readonly<Record<string, string>>, isBeside = false) {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  for (const [path, text] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { library } = await loadLibrary({ folders: [folder], isAllOwn: true });
  await rm(folder, { recursive: true });
  const search = isBeside
    ? await bundledWith((guides) => [...guides, ...library.guides])
    : await createSearch(library);
  return { library, search };
}

/** What stands first there for some words. */
async function serve(pages: Readonly<Record<string, string>>, isBeside = false) {
  const { library, search } = await searchIn(pages, isBeside);
  return (words: string): string | undefined => {
    const slug = search.find(words).matches[0]?.section.guide ?? '';
    return library.guide(slug)?.own?.path ?? slug;
  };
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

  it.each(dialects)('of %s are known to have steps where their tree has some', async (dialect) => {
    const { library } = await open(dialect);
    const sections = library.guides.flatMap((guide) => guide.sections);

    expect(sections.filter(({ hasSteps, steps }) => hasSteps !== steps.length > 0)).toEqual([]);
    expect(new Set(sections.map(({ hasSteps }) => hasSteps)).size).toBe(2);
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

  it('are known by names that say the same in other words', async () => {
    const page = (name: string, text: string): readonly [string, string] => [
      `${name}.md`,
      `# ${name}\n\n## Impact\n\n${text}\n\n## Steps\n\n1. Ask the sentinel.\n`,
    ];
    const { library, search } = await searchIn(
      Object.fromEntries([
        page('SentinelTargetLimitHit', 'The target of a target is one target.'),
        page('SentinelTargetDown', 'Nobody scrapes.'),
        page('Expanding a spindle', 'It is short of room.'),
        page('Spindle snapshots', 'A spindle is copied, each spindle at night.'),
      ]),
    );
    const titleFor = (words: string): string | undefined =>
      library.guide(search.find(words).matches[0]?.section.guide ?? '')?.title;

    expect(titleFor('target is gone')).toBe('SentinelTargetDown');
    expect(titleFor('grow a spindle')).toBe('Expanding a spindle');
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

  it('win by what they are about, however short they are and whatever product they are called by', async () => {
    const chapters = ['Images', 'Rules', 'Agents', 'Backups', 'Login page'].map(
      (name) =>
        `## ${name}\n\nLog in to the sentinel console with the admin password, then reset the page. Reset the cache of ${name} too.`,
    );
    const first = await serve({
      'upgrade.md': `# Upgrading the sentinel\n\n${chapters.join('\n\n')}\n`,
      'password.md':
        '# Resetting the sentinel password\n\nRun the job `sentinel-reset` and read the new one from the vault.\n',
      'redis.md':
        '## Configuration\n\nA change is deployed by the pipeline.\n\n## Jobs\n\nLook for replicas that are down.\n\n## Access\n\nThe team has a role for it.\n',
      'backups.md':
        '# Backups\n\n## How they work\n\nThe dump of an unhealthy database is not kept.\n\n## Restore\n\nAsk the team.\n',
    });

    expect(first('sentinel password reset')).toBe('password.md');
    expect(first('redis is unhealthy')).toBe('redis.md');
  });

  it.each(['decisions/0007-spindle.md', 'incidents/2024-03-09-spindle.md', 'adr/spindle.md'])(
    'that say what holds lead over what was once, %s',
    async (record) => {
      const text = '# Spindle\n\nStop the loom. Swap it, then start the loom.\n';
      const first = await serve({
        [record]: text,
        'manual/spindle.md': text,
        'manual/loom.md': '# Loom\n\nIt weaves.\n\n## Parts\n\nMany.\n',
      });

      expect(first('how do I swap the spindle')).toBe('manual/spindle.md');
    },
  );

  it('are found by a heading inside a section, and by the description in their front matter', async () => {
    const first = await serve({
      'onboarding.md': '# Starting here\n\n## Tools\n\nMany.\n\n### Borrow a shuttle\n\nAsk Facilities.\n',
      'stock.md':
        '# Stock\n\n## Shelves\n\nYou may borrow a ladder. A shuttle stands on shelf two.\n\n## Bins\n\nFull.\n',
      'loom.md':
        '---\ndescription: What to do when the weft frays\n---\n# Loom, part two\n\n## Thread\n\nCut it.\n\n## End\n\nGo.\n',
    });

    expect(first('borrow a shuttle')).toBe('onboarding.md');
    expect(first('fraying weft')).toBe('loom.md');
  });

  it('leave a question of the field to our guide that holds more of it', async () => {
    const first = await serve(
      {
        'spindle.md':
          '# Spindle nodes\n\n## Swap\n\nA disk, a token, a test of memory, a pool of users.\n\n## Oil\n\nDaily.\n',
      },
      true,
    );

    expect(first('how long must a test run')).toBe('ab-test-critique');
    expect(first('token used before issued')).toBe('distributed-systems-debugging');
    expect(first('memory test of the spindle')).toBe('spindle.md');
  });

  it('are told apart by what they begin with, their headings, and all that they say', async () => {
    const first = await serve({
      'warp.md': '# Warp\n\nIt is tight.\n\n## Thread\n\nOne frays.\n\n## End\n\nGo.\n',
      'weft.md': '# Weft\n\nWhat to do when it frays.\n\n## Thread\n\nCut it.\n\n## End\n\nGo.\n',
      'bath.md':
        '# Bath\n\n## Age\n\nNew.\n\n## Soap\n\nNone.\n\n## Heat\n\nBoil it, stir it with the paddle.\n',
      'vat.md':
        '# Vat\n\n## Age\n\nOld.\n\n## Colour\n\nIndigo.\n\n## Heat\n\nBoil it, stir it with the paddle.\n',
      'attic.md': `# Attic\n\n## Boxes\n\nMany.\n\n## Others\n\n${'A shuttle to mend. '.repeat(9)}\n`,
      'bench.md': '# Bench\n\n## Vice\n\nTurn it.\n\n## Mend a shuttle\n\nGlue it.\n',
    });

    expect(first('it frays')).toBe('weft.md');
    expect(first('boil indigo with a paddle')).toBe('vat.md');
    expect(first('mend a shuttle')).toBe('bench.md');
  });

  it('fit by what they are about, not by each word of a question', async () => {
    const { search } = await searchIn(
      {
        'spindle.md': '# Reset the spindle\n\nHold the knob.\n\n## Then\n\nOil it.\n\n## After\n\nSign.\n',
        'loom.md': '# Loom\n\nIt weaves.\n\n## Battery\n\nEmpty it.\n\n## Seat\n\nOf wood.\n',
      },
      true,
    );

    expect(search.find('which way do weavers take to reset a spindle').fits).toBe(true);
    expect(search.find('the battery of my wristwatch needs a jeweller').fits).toBe(false);
  });

  it('are shown beside each other, however many sections of one tell of it', async () => {
    const parts = ['One', 'Two', 'Three', 'Four', 'Five'];
    const { search } = await searchIn({
      'spindle.md': `# Spindle\n\n${parts.map((part) => `## ${part}\n\nOil the spindle.`).join('\n\n')}\n`,
      'oil.md': '# Kinds of oil\n\n## Of the spindle\n\nThin.\n\n## Of the loom\n\nThick.\n',
      'stock.md': '# Stock\n\n## Shelves\n\nOil stands on shelf two.\n\n## Bins\n\nA spindle.\n',
    });
    const { matches } = search.find('oil the spindle');

    expect(new Set(matches.map(({ section }) => section.guide))).toEqual(
      new Set(['spindle', 'oil', 'stock']),
    );
  });

  it.each([
    ['beside our guides', true],
    ['alone', false],
  ])('stand before no named cause where several tell of it, %s', async (_place, isBeside) => {
    const services = ['billing', 'ledger', 'catalog', 'basket', 'invoice', 'shipping'];
    const pages = services.map((service) => [
      `${service}.md`,
      `# ${service} service\n\nHow it runs.\n\n## When the queue is stuck\n\nRestart the workers.\n\n## Owner\n\nUs.\n`,
    ]);
    const { search } = await searchIn(Object.fromEntries(pages), isBeside);
    const { fits, matches } = search.find('the queue is stuck');

    expect({ fits, anchor: matches[0]?.section.anchor }).toEqual({
      fits: true,
      anchor: 'when-the-queue-is-stuck',
    });
  });

  it('are found by the telling words of a long paste', async () => {
    const filler = Array.from({ length: 650 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}x${i}`);
    const first = await serve({
      'spindle.md': '# Spindle jams\n\n## Steps\n\n1. Lift it.\n\n## Then\n\nWait.\n',
      'loom.md': `# Loom\n\n## Words\n\n${filler.slice(0, 60).join(' ')}\n\n## Others\n\nNone.\n`,
    });

    expect(first(`${filler.slice(60).join(' ')} the spindle jams`)).toBe('spindle.md');
  });
});
