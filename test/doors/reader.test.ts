import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/library/load.ts';
import type { Library } from '../../src/library/model.ts';
import { bundledLibrary } from '../builders/bundled.ts';
import { folderWith } from '../builders/folder.ts';
import { searchOf } from '../builders/search-of.ts';
import { webOf } from '../builders/web.ts';

type FetchPage = (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
let fetchPage: FetchPage;

beforeAll(async () => {
  fetchPage = await openReader(await bundledLibrary(), 'guides');
});

async function libraryOf(folders: readonly string[]): Promise<Library> {
  return (await loadLibrary({ folders })).library;
}

async function openReader(library: Library, reader: 'guides' | 'all'): Promise<FetchPage> {
  const search = await searchOf(library);
  // No bot is started: whatever a page shows, it shows without one, and so without the store.
  const web = webOf(library, search, {
    reader,
  });
  return async (path, headers = {}) => web.fetch(new Request(`http://coach.example${path}`, { headers }));
}

describe('a page of the reader', () => {
  it.each([
    '/',
    '/fire',
    '/guides/kubernetes-operations',
    '/search?q=disk+full',
    '/search?q=zebra+cake',
    '/privacy',
    '/terms',
  ])('%s is drawn without the bot, and holds no script and no style of its own', async (path) => {
    const page = await fetchPage(path);

    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+="/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('is sent compressed, under 100 kB, and only once while nothing changed', async () => {
    const path = '/guides/kubernetes-operations';
    const first = await fetchPage(path, { 'accept-encoding': 'gzip' });
    const bytes = new Uint8Array(await first.arrayBuffer());
    const again = await fetchPage(path, { 'if-none-match': first.headers.get('etag') ?? '' });

    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(bytes.length).toBeLessThan(100_000);
    expect(gunzipSync(bytes).toString()).toContain('CrashLoopBackOff');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(again.status).toBe(304);
  });

  it('leads to assets that may be kept for good under their version, and are asked for again under another', async () => {
    const html = await (await fetchPage('/')).text();
    const [path = ''] = html.match(/\/assets\/[0-9a-f]+\/reader\.js/) ?? [];

    const kept = await fetchPage(path);
    const other = await fetchPage('/assets/latest/reader.js');

    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(other.headers.get('cache-control')).toBe('no-cache');
    expect(await kept.text()).not.toContain('.ts');
  });
});

const deploys = `# Deploys

[Undo](#undo) [below](#what-to-watch) [gone](#gone) [case](#Undo) [there](sub/db.md#check-lag) [nowhere](sub/db.md#none) [no page](sub/none.md)

## Undo

1. Undo it, then [fail over](sub/db.md#fail-over) and [watch](#what-to-watch).

### What to watch

Errors.
`;
const database = `# The database

[Up](../deploys.md#undo) [below](../deploys.md#what-to-watch)

## Fail over

1. Go.

### Check lag

Seconds.
`;

describe('links of the text', () => {
  it('lead to a page and a place that are there, from the guide, the section and the search', async () => {
    await followed(fetchPage, ['/guides/kubernetes-operations', '/search?q=pods+in+CrashLoopBackOff']);
  });

  it('do so in pages of a team, whose authors link to headings of any level, and to none', async () => {
    const own = await folderWith({ 'deploys.md': deploys, 'sub/db.md': database });
    const fetchOwn = await openReader(await libraryOf([await folderWith({}), own]), 'all');

    const links = await followed(fetchOwn, ['/', '/search?q=fail+over+the+database']);

    expect(links.has('/guides/sub-db#check-lag')).toBe(true);
    expect(links.has('/guides/deploys/undo#what-to-watch')).toBe(true);
  });
});

/** All links of some pages and of those of the same guides that they lead to, each seen to lead to something. */
async function followed(fetchFrom: FetchPage, from: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Map<string, ReadonlySet<string>>();
  const links = new Set<string>();
  const read = async (path: string): Promise<string> => {
    const page = await fetchFrom(path);
    expect(page.status, path).toBe(200);
    const html = await page.text();
    ids.set(path, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)));
    return html;
  };
  for (const queue = [...from]; queue.length > 0; ) {
    const path = queue.pop() ?? '';
    if (ids.has(path)) continue;
    for (const [, href = ''] of (await read(path)).matchAll(/ href="([^"]+)"/g)) {
      if (/^https?:|^\/assets/.test(href)) continue;
      const to = new URL(href.replaceAll('&amp;', '&'), `http://coach.example${path}`);
      links.add(`${to.pathname}${to.search}${to.hash}`);
      if (from.includes('/') || from.some((start) => to.pathname.startsWith(start)))
        queue.push(`${to.pathname}${to.search}`);
    }
  }
  for (const link of links) {
    const [path = '', id] = link.split('#');
    if (!ids.has(path)) await read(path);
    if (id !== undefined) expect(ids.get(path), link).toContain(decodeURIComponent(id));
  }
  return links;
}

it('a section says in whole minutes how long it reads', async () => {
  const html = await (await fetchPage('/guides/kubernetes-operations/pods-crash-in-a-loop')).text();

  expect(html).toContain('<p class="small">3 min · ');
});

describe('what is read while something burns', () => {
  const burning = (html: string) =>
    [...html.matchAll(/<li><a href="([^"]+)\/when-it-is-on-fire"/g)].map(([, path]) => path);

  it('starts with the guide for unknown causes, and where no guide sends its readers comes last', async () => {
    const html = await (await fetchPage('/fire')).text();

    const paths = burning(html);
    expect(paths[0]).toBe('/guides/on-call-incident-response');
    expect(paths.indexOf('/guides/databases-under-fire')).toBeLessThan(
      paths.indexOf('/guides/blameless-postmortem'),
    );
    expect(paths.indexOf('/guides/kubernetes-operations')).toBeLessThan(
      paths.indexOf('/guides/ab-test-critique'),
    );
    expect([...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, name]) => name)).toEqual([
      'Incidents',
      'Running systems',
      'Building',
    ]);
  });

  it("names of a team's own runbooks those first that the others lead to", async () => {
    const fire = '\n\n## When it is on fire\n\n1. Undo the deploy.\n';
    const own = await folderWith({
      'alpha.md': `# Alpha${fire}`,
      'beta.md': `# Beta${fire}`,
      'gamma.md': '# Gamma\n\n## Steps\n\n1. Read [Beta](beta.md).\n',
    });
    const fetchOwn = await openReader(await libraryOf([await folderWith({}), own]), 'all');

    const html = await (await fetchOwn('/fire')).text();

    expect(burning(html)).toEqual(['/guides/beta', '/guides/alpha']);
  });
});

describe('a search', () => {
  it('shows the section at once, and the next best with a sentence that matches', async () => {
    const html = await (await fetchPage('/search?q=CrashLoopBackOff+since+the+deploy')).text();

    expect(html).toMatch(/class="best"/);
    expect(html).toMatch(/class="found"/);
    expect(html).toMatch(/class="found".*<p>[^<]*<strong>\w/);
  });

  it('that finds nothing leads on', async () => {
    const html = await (await fetchPage('/search?q=best+pancake+recipe')).text();

    expect(html).toContain('Nothing in the guides fits that');
    expect(html).toContain('href="/guides/on-call-incident-response"');
  });

  it('answers while somebody types with sections that begin so', async () => {
    const html = await (await fetchPage('/search/typed?q=crashl')).text();

    expect(html).toMatch(/href="\/guides\/kubernetes-operations\//);
  });
});
