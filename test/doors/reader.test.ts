import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWeb } from '../../adapters/web/web.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { searchOf } from '../builders/search-of.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
let fetchPage: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;

beforeAll(async () => {
  const { library } = await loadLibrary({ folders: [new URL('../../guides', import.meta.url).pathname] });
  const search = await searchOf(library);
  // No bot is started: whatever a page shows, it shows without one, and so without the store.
  const web = createWeb({
    library: () => library,
    search: () => search,
    playground: 'off',
    reader: 'guides',
    diagram: async () => undefined,
    log: silent,
    clock: () => 0,
    move: undefined,
    wait: async () => undefined,
  });
  fetchPage = async (path, headers = {}) =>
    web.fetch(new Request(`http://coach.example${path}`, { headers }));
});

describe('a page of the reader', () => {
  it.each(['/', '/fire', '/guides/kubernetes-operations', '/search?q=disk+full', '/search?q=zebra+cake'])(
    '%s is drawn without the bot, and holds no script and no style of its own',
    async (path) => {
      const page = await fetchPage(path);

      const html = await page.text();
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
      expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+="/);
      expect(html.match(/<h1/g)).toHaveLength(1);
    },
  );

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

describe('links of the text', () => {
  it('lead to a page or a place that is there, from the guide, the section and the search', async () => {
    const guide = await (await fetchPage('/guides/kubernetes-operations')).text();
    const ids = new Set([...guide.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const here = [...guide.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(here.filter((id) => id !== 'main' && !ids.has(id))).toEqual([]);

    const pages = new Set([...guide.matchAll(/href="(\/[^"#]*)/g)].map(([, path]) => path ?? ''));
    for (const path of pages) expect((await fetchPage(path)).status, path).toBe(200);
  });
});

describe('a search', () => {
  it('shows the section at once, and the next best with a sentence that matches', async () => {
    const html = await (await fetchPage('/search?q=CrashLoopBackOff+since+the+deploy')).text();

    expect(html).toMatch(/class="best"/);
    expect(html).toMatch(/class="found"/);
    expect(html).toMatch(/class="found".*<p>[^<]*<strong>crash/);
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
