import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { etag } from 'hono/etag';
import type { Library } from '../../../src/library/model.ts';
import { guard } from '../guard.tsx';
import { unsetLegal } from '../legal/frame.tsx';
import { PrivacyPage } from '../legal/privacy-page.tsx';
import { TermsPage } from '../legal/terms-page.tsx';
import type { PageOptions } from '../options.ts';
import { FirePage } from './fire-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { pagesOf, sectionPath } from './paths.ts';
import { createPens, type PensFor } from './pens.ts';
import { addSearch } from './search.tsx';
import { MissingPage } from './search-page.tsx';
import { type Said, SectionPage } from './section-page.tsx';
import { ShelfPage } from './shelf-page.tsx';
import { type Shown, shownTo } from './shown.ts';
import { ShutPage } from './shut-page.tsx';
import { readTried } from './try-out.tsx';

/** The guides, and the search among them. A view reads what is in memory and writes nothing. */
export function createReader(options: PageOptions): Hono {
  const app = new Hono();
  const pages = rememberPages();
  const pensFor = createPens(options.diagram);
  const shown = (): Shown => shownTo(options.library(), options.search(), options.reader === 'all');
  const reached = (): Reached => ({ options, pensFor, library: shown().library });
  const { access, assets, legal = unsetLegal } = options;
  const shut = async (isOld: boolean) => <ShutPage version={(await assets).version} isOld={isOld} />;
  // Open to whoever is asked to judge the app, with or without a link.
  app.get('/privacy', async (context) =>
    context.html(<PrivacyPage version={(await assets).version} {...legal} />),
  );
  app.get('/terms', async (context) =>
    context.html(<TermsPage version={(await assets).version} {...legal} />),
  );
  if (access) app.use(guard({ access, cookie: { name: 'coach_reader', path: '/' }, shut }));
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-cache');
  });
  for (const path of ['/', '/guides'])
    app.get(path, (context) =>
      draw(context, () => pages(options.library(), '/', () => shelf(options, shown()))),
    );
  app.get('/fire', (context) =>
    draw(context, () => pages(options.library(), '/fire', () => fire(options, shown()))),
  );
  addSearch(app, { options, pensFor, shown });
  app.get('/guides/:slug', (context) => {
    const { slug } = context.req.param();
    return draw(context, () => pages(options.library(), slug, () => guidePage(reached(), slug)));
  });
  app.get('/guides/:slug/:anchor', (context) => {
    const { slug, anchor } = context.req.param();
    const said = saidIn(context, options);
    const page = () => sectionPage(reached(), { slug, anchor, said });
    const isPlain = said.tried === undefined && !said.isThanked;
    return draw(context, () => (isPlain ? pages(options.library(), `${slug}/${anchor}`, page) : page()));
  });
  const { countEnough } = options;
  if (countEnough)
    app.post('/guides/:slug/:anchor/enough', csrf(), (context) => enough(context, shown(), countEnough));
  app.get('/guides/:slug/diagrams/:file{[0-9]+\\.svg}', (context) => diagram(context, options, shown()));
  return app;
}

type Drawing = string | undefined | Promise<string | undefined>;

async function draw(context: Context, page: () => Drawing): Promise<Response> {
  const html = await page();
  return html === undefined ? context.notFound() : context.html(html);
}

/** Pages that exist, drawn once for each library. */
function rememberPages() {
  const drawn = new WeakMap<Library, Map<string, string>>();
  return async (library: Library, key: string, page: () => Promise<string | undefined>) => {
    const pages = drawn.get(library) ?? new Map<string, string>();
    drawn.set(library, pages);
    const html = pages.get(key) ?? (await page());
    if (html !== undefined) pages.set(key, html);
    return html;
  };
}

async function shelf(options: PageOptions, { library }: Shown): Promise<string> {
  const { version } = await options.assets;
  return String(<ShelfPage library={library} version={version} />);
}

async function fire(options: PageOptions, { library }: Shown): Promise<string> {
  const { version } = await options.assets;
  return String(<FirePage library={library} version={version} />);
}

interface Reached {
  readonly options: PageOptions;
  readonly pensFor: PensFor;
  readonly library: Library;
}

async function guidePage({ options, pensFor, library }: Reached, slug: string) {
  const guide = library.guide(slug);
  if (!guide) return undefined;
  const penOf = await pensFor({ guide, library, isWhole: true, heading: 'h3', shown: guide.sections });
  const { version } = await options.assets;
  return String(<GuidePage {...{ guide, library, version, penOf }} />);
}

async function sectionPage(
  { options, pensFor, library }: Reached,
  { slug, anchor, said }: { readonly slug: string; readonly anchor: string; readonly said: Said },
) {
  const guide = library.guide(slug);
  const section = guide && pagesOf(guide).find((part) => part.anchor === anchor);
  if (!section) return undefined;
  const penOf = await pensFor({ guide, library, isWhole: false, heading: 'h2', shown: [section] });
  const { version } = await options.assets;
  return String(<SectionPage {...{ guide, section, library, version, said }} pen={penOf(section)} />);
}

function saidIn(context: Context, options: PageOptions): Said {
  const { question, choice, thanks } = context.req.query();
  return {
    tried: readTried(question, choice),
    isThanked: options.countEnough && thanks !== undefined,
  };
}

type CountEnough = NonNullable<PageOptions['countEnough']>;

async function enough(context: Context, { library }: Shown, count: CountEnough): Promise<Response> {
  const { slug = '', anchor = '' } = context.req.param();
  const guide = library.guide(slug);
  const section = guide && pagesOf(guide).find((part) => part.anchor === anchor);
  const said = (await context.req.parseBody()).enough;
  if (!section || (said !== 'yes' && said !== 'no')) return context.notFound();
  await count(section.id, said === 'yes');
  return context.redirect(`${sectionPath(section)}?thanks#enough`, 303);
}

async function diagram(context: Context, options: PageOptions, shown: Shown): Promise<Response> {
  const number = Number.parseInt(context.req.param('file') ?? '', 10);
  const known = shown.library.guide(context.req.param('slug') ?? '');
  const svg = known && (await options.diagram(known.slug, number));
  return svg ? context.body(svg, 200, { 'content-type': 'image/svg+xml' }) : context.notFound();
}

export async function missing(context: Context, options: PageOptions): Promise<Response> {
  const { version } = await options.assets;
  return context.html(<MissingPage version={version} />, 404);
}
