import type { Context, Hono } from 'hono';
import type { PageOptions } from '../options.ts';
import type { PensFor } from './pens.ts';
import { atAPrice } from './price.ts';
import { FoundPage, ResultList } from './search-page.tsx';
import type { Shown } from './shown.ts';

const mostWords = 4000;

interface Dependencies {
  readonly options: PageOptions;
  readonly pensFor: PensFor;
  readonly shown: () => Shown;
}

/** What is found for words, as a page and as a list under the search box. */
export function addSearch(app: Hono, { options, pensFor, shown }: Dependencies): void {
  app.use('/search/*', atAPrice(options.clock));
  app.get('/search', (context) => search(context, options, { pensFor, shown: shown() }));
  app.get('/search/typed', (context) => typed(context, shown()));
}

async function search(
  context: Context,
  { assets }: PageOptions,
  { pensFor, shown }: { readonly pensFor: PensFor; readonly shown: Shown },
): Promise<Response> {
  const words = wordsOf(context);
  if (!words) return context.redirect('/guides');
  const { library } = shown;
  const found = shown.find(words);
  const best = found.fits ? found.matches[0]?.section : undefined;
  const guide = best && library.guide(best.guide);
  const penOf = guide && (await pensFor({ guide, library, isWhole: false, heading: 'h3', shown: [best] }));
  const { version } = await assets;
  return context.html(<FoundPage {...{ words, found, library, version }} bestPen={best && penOf?.(best)} />);
}

/** The list under the search box while somebody types. */
function typed(context: Context, { library, complete }: Shown): Response | Promise<Response> {
  const words = wordsOf(context);
  return context.html(<ResultList matches={words ? complete(words) : []} library={library} />);
}

function wordsOf(context: Context): string {
  return context.req.query('q')?.trim().slice(0, mostWords) ?? '';
}
