import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Response } from 'undici';

export interface Answer {
  readonly status: number;
  /** A string is a page, as of a proxy. */
  readonly body: object | string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Call {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly isAuthorized: boolean;
}

export const ok = (body?: object): Answer => ({ status: body ? 200 : 204, body });
export const refuse = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message },
});

/** What something on the way answers in place of Discord. */
export const page = (status: number): Answer => ({ status, body: '<html>Not from here</html>' });

/** `route` answers; `hang` never does, `drop` cuts the line. */
export function createRest(route: (call: Call) => Answer | 'hang' | 'drop', token: string): Server {
  return createServer(async (request, response) => {
    const call = await readCall(request, token);
    const answer = answerSafely(route, call);
    if (answer === 'hang') return;
    if (answer === 'drop') return void request.socket.destroy();
    write(response, answer);
  });
}

/** A fault of the helper's own is Discord's 500: the test fails with its words, instead of waiting. */
function answerSafely(route: (call: Call) => Answer | 'hang' | 'drop', call: Call): Answer | 'hang' | 'drop' {
  try {
    return route(call);
  } catch (error) {
    return refuse(500, 0, String(error));
  }
}

async function readCall(request: IncomingMessage, token: string): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { body, files } = await readBody(Buffer.concat(chunks), request.headers['content-type'] ?? '');
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    body,
    files,
    isAuthorized: request.headers.authorization === `Bot ${token}`,
  };
}

async function readBody(raw: Buffer, type: string): Promise<{ body: unknown; files: readonly string[] }> {
  if (!type.startsWith('multipart/'))
    return { body: raw.length > 0 ? JSON.parse(raw.toString()) : undefined, files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files = await Promise.all(
    [...form.values()].flatMap((value) => (typeof value === 'string' ? [] : [value.text()])),
  );
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, { ...(body && { 'content-type': type }), ...headers });
  response.end(typeof body === 'object' ? JSON.stringify(body) : body);
}
