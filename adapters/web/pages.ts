import { readFile } from 'node:fs/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Card } from '../../src/card/card.ts';
import type { EventId } from '../../src/ids.ts';
import type { Library, Section } from '../../src/library/model.ts';
import type { Bot } from '../../src/platform.ts';
import { escapeHtml, type Pen, renderLine } from './html.ts';
import { securityHeaders } from './page.ts';
import { addPlayground } from './playground.ts';
import { renderFound, renderGuide, renderMissing, renderShelf } from './reader.ts';
import { channels, conversationOf, memberOf, members, type Room, team } from './room.ts';
import type { WebOptions } from './web.ts';

export interface PageOptions extends WebOptions {
  readonly room: Room;
  readonly highlight: (language: string, text: string) => string;
  /** undefined until the bot has started. */
  readonly bot: () => Bot | undefined;
}

const assets: Readonly<Record<string, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'reader.js': 'text/javascript; charset=utf-8',
  'playground.js': 'text/javascript; charset=utf-8',
};

/** All pages of the reader, and of the playground where it is on. */
export function createPages(options: PageOptions): {
  fetch(request: Request, from?: HttpBindings): Response | Promise<Response>;
} {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  });
  app.use(bodyLimit({ maxSize: 100_000 }));
  if (options.reader !== 'off') addReader(app, options);
  app.get('/assets/:name', async (context) => {
    const name = context.req.param('name');
    const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
    return type
      ? context.body(await readAsset(name), 200, { 'content-type': type })
      : context.html(renderMissing(), 404);
  });
  if (options.playground !== 'off') addPlayground(app, options);
  app.notFound((context) => context.html(renderMissing(), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (context.req.raw.signal.aborted) return context.body(null, 400);
    options.log.error({ err: error, path: context.req.path }, 'a page failed');
    return context.text('That failed on our side, and it is logged.', 500);
  });
  return { fetch: (request, from) => app.fetch(request, from) };
}

/** The guides, and the search among them. */
function addReader(app: Hono, options: PageOptions): void {
  app.get('/', async (context) => {
    const words = context.req.query('q')?.trim();
    return context.html(words ? await found(options, words) : renderShelf(shown(options)));
  });
  app.get('/guides/:slug', (context) => {
    const library = shown(options);
    const guide = library.guide(context.req.param('slug'));
    if (!guide) return context.html(renderMissing(), 404);
    const numbers = numberDiagrams(guide.sections);
    return context.html(
      renderGuide(guide, library, (section) =>
        readerPen(options, section.guide, numbers.get(section.id) ?? 1),
      ),
    );
  });
  app.get('/guides/:slug/diagrams/:file{[0-9]+\\.svg}', async (context) => {
    const number = Number.parseInt(context.req.param('file'), 10);
    const known = shown(options).guide(context.req.param('slug'));
    const svg = known && (await options.diagram(known.slug, number));
    return svg
      ? context.body(svg, 200, { 'content-type': 'image/svg+xml' })
      : context.html(renderMissing(), 404);
  });
}

/** Asks the bot like any adapter does. */
async function found(options: PageOptions, words: string): Promise<string> {
  const reply = await options.bot()?.answer({
    kind: 'command',
    name: 'guide',
    text: words,
    id: `web:search-${options.clock()}-${Math.random()}` as EventId, // minted here; a search is asked once
    at: options.clock(),
    place: { team, conversation: conversationOf('reader') },
    member: memberOf('reader'),
    isDirect: false,
  });
  return reply?.kind === 'card' && !tellsHidden(reply.card, options)
    ? renderFound(words, reply.card, shown(options), readerPen(options, '', 1))
    : renderMissing();
}

/** The library as visitors may see it. */
function shown(options: PageOptions): Library {
  const library = options.library();
  if (options.reader === 'all') return library;
  const guides = library.guides.filter((guide) => guide.own === undefined);
  const isShown = (slug: string | undefined): boolean => library.guide(slug ?? '')?.own === undefined;
  return {
    ...library,
    guides,
    guide: (slug) => (isShown(slug) ? library.guide(slug) : undefined),
    section: (id) => {
      const found = library.section(id);
      return isShown(found?.guide) ? found : undefined;
    },
  };
}

/** Whether an answer shows or names anything of the runbooks that visitors may not see. */
function tellsHidden(card: Card, options: PageOptions): boolean {
  if (options.reader === 'all') return false;
  const text = JSON.stringify(card);
  const hidden = options.library().guides.filter((guide) => guide.own !== undefined);
  return hidden.some((guide) =>
    [guide.slug, guide.title, ...guide.sections.map((section) => section.key)].some((name) =>
      text.includes(name),
    ),
  );
}

/** How many diagrams come before each section, plus one. */
function numberDiagrams(sections: readonly Section[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let next = 1;
  for (const section of sections) {
    numbers.set(section.id, next);
    next += section.body.filter((block) => block.kind === 'diagram').length;
  }
  return numbers;
}

function readerPen(options: PageOptions, slug: string, firstDiagram: number): Pen {
  let number = firstDiagram;
  const pen: Pen = {
    ...plainPen(options),
    diagram: (block) => {
      const caption = renderLine(block.caption, pen);
      const source = `<details><summary>Source of the diagram</summary><pre><code>${escapeHtml(block.source)}</code></pre></details>`;
      return `<figure><img src="/guides/${escapeHtml(slug)}/diagrams/${number++}.svg" alt="" loading="lazy"><figcaption>${caption}</figcaption>${source}</figure>`;
    },
  };
  return pen;
}

/** Names as the playground knows them. */
export function plainPen(options: PageOptions): Pen {
  const pen: Pen = {
    command: (name) => `/${name}`,
    member: (id) => members.find((member) => member.id === id)?.name ?? 'a member',
    conversation: (id) => `#${channels.find((channel) => channel.id === id)?.name ?? 'this conversation'}`,
    code: options.highlight,
    diagram: (block) => `<p>${renderLine(block.caption, pen)}</p>`,
  };
  return pen;
}

function readAsset(name: string): Promise<string> {
  return readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8');
}
