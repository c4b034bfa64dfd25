// How heavy each guide page is as it travels, and what its first paint takes of a processor four times slower:
// time of the processor, so that whatever else runs here does not count.
//   npm run bench:reader [-- path of a Chromium]
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium } from 'playwright-core';
import { pageLibraries, readAssets } from '../adapters/web/assets.ts';
import { createWeb } from '../adapters/web/web.ts';
import { bundledGuides } from '../src/app/bundled.ts';
import { createHttp, listen } from '../src/app/http.ts';
import { createPreview } from '../src/app/preview.ts';
import { loadLibrary } from '../src/library/load.ts';
import { createSearch } from '../src/search/search.ts';

const [executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const slower = 4;
const mostKb = 100;
const mostMs = 1000;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

const { library } = await loadLibrary({ folders: [bundledGuides()] });
const search = await createSearch(library);
const web = createWeb({
  library: () => library,
  search: () => search,
  playground: 'off',
  reader: 'guides',
  diagram: async () => undefined,
  log: quiet,
  clock: Date.now,
  home: 'guides',
  preview: createPreview({ commandPrefix: '', publicUrl: undefined }),
  move: undefined,
  wait: async () => undefined,
});
const server = createHttp({
  web: (request, from) => web.fetch(request, from),
  slack: undefined,
  metrics: undefined,
  isStopping: () => false,
  health: async () => ({ isReady: true, isStopping: false, store: 'answers', platforms: {} }),
});
const port = await listen(server, '127.0.0.1', 0);

/** The playground's scripts, and the libraries that they import, are on no page of the reader. */
function isOfReader(name: string): boolean {
  return name.endsWith('.js') && !name.startsWith('play/') && !(name in pageLibraries);
}

/** The page and all that it loads, but for pictures; bytes as sent. */
async function weigh(path: string): Promise<number> {
  const page = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'gzip' } });
  const html = await page.text();
  const { files } = await readAssets();
  const loaded = ['style.css', 'reader.css', ...[...files.keys()].filter(isOfReader)];
  const parts = [html, ...loaded.map((name) => files.get(name)?.text ?? '')];
  return parts.reduce((sum, text) => sum + gzipSync(text).length, 0);
}

/** All that the page's thread did until then. A new browser profile each time, so that nothing is kept. */
async function firstPaint(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`http://127.0.0.1:${port}${path}`);
  await page.waitForFunction('performance.getEntriesByName("first-contentful-paint").length > 0');
  const { metrics } = await session.send('Performance.getMetrics');
  const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  return busy * 1000 * slower;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const rows: { readonly path: string; readonly kb: number; readonly ms: number }[] = [];
for (const path of [
  '/',
  '/fire',
  '/search?q=disk+full',
  ...library.guides.map(({ slug }) => `/guides/${slug}`),
]) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  rows.push({ path, kb: (await weigh(path)) / 1000, ms: await firstPaint(context, path) });
  await context.close();
}
for (const { path, kb, ms } of rows.toSorted((a, b) => b.kb - a.kb))
  console.log(`${kb.toFixed(1).padStart(6)} kB  ${ms.toFixed(0).padStart(5)} ms  ${path}`);
const heaviest = Math.max(...rows.map(({ kb }) => kb));
const slowest = Math.max(...rows.map(({ ms }) => ms));
console.log(`heaviest ${heaviest.toFixed(1)} kB of ${mostKb}, slowest ${slowest.toFixed(0)} ms of ${mostMs}`);
await browser.close();
process.exit(heaviest < mostKb && slowest < mostMs ? 0 : 1);
