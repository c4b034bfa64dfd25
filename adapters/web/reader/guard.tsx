import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Access, proofName } from '../access.ts';
import type { PageOptions } from '../options.ts';
import { Page, productName } from '../shell.tsx';

const cookieName = 'coach_reader';

/** Lets nobody to the pages who did not come by a signed link; one who did may read on for some hours. */
export function guard(access: Access, { assets }: Pick<PageOptions, 'assets'>): MiddlewareHandler {
  return async (context, next) => {
    const proof = context.req.query(proofName);
    if (access.isValid('link', proof)) {
      const session = access.session();
      await next();
      setCookie(context, cookieName, session.proof, {
        httpOnly: true,
        maxAge: session.seconds,
        path: '/',
        sameSite: 'Lax',
        secure: isHttps(context.req.url, context.req.header('x-forwarded-proto')),
      });
    } else if (access.isValid('session', getCookie(context, cookieName))) {
      await next();
    } else {
      const { version } = await assets;
      context.res = await context.html(<ShutPage version={version} isOld={proof !== undefined} />, 403);
    }
    context.header('cache-control', 'private, no-cache');
  };
}

function isHttps(url: string, forwarded: string | undefined): boolean {
  return forwarded === 'https' || url.startsWith('https:');
}

function ShutPage({ version, isOld }: { readonly version: string; readonly isOld: boolean }) {
  return (
    <Page title={`A link is needed · ${productName}`} version={version} style="reader.css">
      <main class="frame">
        <h1>{isOld ? 'This link has expired' : 'This page opens by a link from Coach'}</h1>
        <p>
          Ask Coach in chat for what you need: "Open in browser" on the answer leads here. A link works for a
          week, and opens all pages for twelve hours.
        </p>
      </main>
    </Page>
  );
}
