import type { MiddlewareHandler } from 'hono';

const mostBytes = 100_000;

/**
 * Refuses what says that it is longer, and reads what does not say how long it is, as far as it may go. Hono's own
 * makes a request of a request, which that of its server for Node is none of.
 */
export const limitBody: MiddlewareHandler = async (context, next) => {
  const { raw } = context.req;
  if (raw.method === 'GET' || raw.method === 'HEAD') return next();
  const told = context.req.header('content-length');
  const isTold = told !== undefined && context.req.header('transfer-encoding') === undefined;
  const body = isTold ? undefined : await readBody(raw);
  if (Number(told ?? 0) > mostBytes || body === 'too long') return context.text('That is too long.', 413);
  if (body) {
    const { url, method, headers, signal } = raw;
    context.req.raw = new Request(url, { method, headers, signal, body });
  }
  return next();
};

async function readBody(request: Request): Promise<Blob | 'too long'> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.length;
    if (bytes > mostBytes) return 'too long';
    pieces.push(piece);
  }
  return new Blob(pieces);
}
