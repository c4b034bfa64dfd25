import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Child } from 'hono/jsx';
import { type Access, proofName } from './access.ts';

interface Guarded {
  readonly access: Access;
  /** What a browser keeps that came by a link, and the path below which it sends it. */
  readonly cookie: { readonly name: string; readonly path: string };
  /** What is shown to anybody else. */
  readonly shut: (isOld: boolean) => Child | Promise<Child>;
}

/** Lets nobody to the pages who did not come by a signed link; one who did may read on for some hours. */
export function guard({ access, cookie: { name, path }, shut }: Guarded): MiddlewareHandler {
  return async (context, next) => {
    const proof = context.req.query(proofName);
    if (access.isValid('link', proof)) {
      const session = access.session();
      await next();
      setCookie(context, name, session.proof, {
        httpOnly: true,
        maxAge: session.seconds,
        path,
        sameSite: 'Lax',
        secure: isHttps(context.req.url, context.req.header('x-forwarded-proto')),
      });
    } else if (access.isValid('session', getCookie(context, name))) {
      await next();
    } else {
      context.res = await context.html(String(await shut(proof !== undefined)), 403);
    }
    context.header('cache-control', 'private, no-cache');
  };
}

function isHttps(url: string, forwarded: string | undefined): boolean {
  return forwarded === 'https' || url.startsWith('https:');
}
