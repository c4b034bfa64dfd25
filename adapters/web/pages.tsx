import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { createLead } from './lead/lead.tsx';
import { limitBody } from './limit-body.ts';
import type { PageOptions } from './options.ts';
import { addPlayground } from './playground.tsx';
import { createReader, missing } from './reader/reader.tsx';
import { securityHeaders } from './shell.tsx';
import { drawWithoutAsyncContext } from './without-async-context.tsx';

/** All pages of the reader, and of the playground where it is on. */
export function createPages(options: PageOptions): {
  fetch(request: Request, from?: HttpBindings): Response | Promise<Response>;
} {
  drawWithoutAsyncContext();
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders))
      if (!context.res.headers.has(name)) context.header(name, value);
    if (context.res.headers.get('content-type') === 'image/svg+xml')
      context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  });
  app.use(limitBody);
  app.get('/assets/:version/:name{.+}', etag(), (context) => asset(context, options));
  if (options.playground !== 'off') addPlayground(app, options);
  if (options.lead) app.route('/', createLead(options.lead, options));
  if (options.reader !== 'off') app.route('/', createReader(options));
  app.notFound((context) => missing(context, options));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (context.req.raw.signal.aborted) return context.body(null, 400);
    options.log.error({ err: error, path: context.req.path }, 'a page failed');
    return context.text('That failed on our side, and it is logged.', 500);
  });
  return { fetch: (request, from) => app.fetch(request, from) };
}

/** Under its version a file never changes; under any other name it is asked for again. */
async function asset(context: Context, options: PageOptions): Promise<Response> {
  const { version, files } = await options.assets;
  const file = files.get(context.req.param('name') ?? '');
  if (!file) return context.notFound();
  const kept = context.req.param('version') === version ? 'public, max-age=31536000, immutable' : 'no-cache';
  return context.body(file.text, 200, { 'content-type': file.type, 'cache-control': kept });
}
