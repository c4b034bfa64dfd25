import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Health } from './health.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Doors {
  /** The reader and the playground. */
  readonly web: (request: Request, from: HttpBindings) => Response | Promise<Response>;
  /** Signed Slack requests, where Slack speaks HTTP. */
  readonly slack: Handler | undefined;
  /** undefined: they have an address of their own. */
  readonly metrics: (() => Promise<string>) | undefined;
  readonly health: () => Promise<Health>;
  /** Then every answer asks its sender to come by another connection. */
  readonly isStopping: () => boolean;
}

/** Beside them the store and the platforms need descriptors, of which a process may have as few as 1,024. */
const mostConnections = 500;
/** Longer than any usual balancer keeps a connection: whoever closes first must not be the one behind it. */
const keepAliveMs = 620_000;

/** Nothing here is changed or removed by another. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** The one HTTP server. */
export function createHttp(doors: Doors): Server {
  const web = getRequestListener(
    (request, from) => doors.web(request, from as HttpBindings), // no HTTP/2 here
    // Its own Response in the place of the global one is not what the SDKs send files with.
    { overrideGlobalObjects: false },
  );
  const server = createServer((request, response) => {
    if (doors.isStopping()) response.setHeader('connection', 'close');
    const path = request.url?.split('?')[0];
    if (!methods.has(request.method ?? '')) return refuseMethod(response);
    if (path === '/slack/events' && doors.slack) return doors.slack(request, response);
    if (path === '/healthz') return plain(response, 200, 'ok');
    if (path === '/readyz') return void ready(doors, response);
    if (path === '/metrics' && doors.metrics) return void metrics(doors.metrics, response);
    return void web(request, response);
  });
  server.maxConnections = mostConnections;
  server.keepAliveTimeout = keepAliveMs;
  return server;
}

/** Takes no connection any more, lets each request that came be answered, and closes what is left after a while. */
export async function closeHttp(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(late);
}

/** Resolves with the port. Rejects with a sentence for the operator where the address cannot be had. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(whyNot(error, host, port), { cause: error })),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what listens there, or set PORT to another one.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine: use 127.0.0.1 or 0.0.0.0.`;
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}

async function ready(doors: Doors, response: ServerResponse): Promise<void> {
  const health = await doors.health();
  response
    .writeHead(health.isReady ? 200 : 503, { 'content-type': 'application/json' })
    .end(`${JSON.stringify(health)}\n`);
}

/** A server of its own, for a network that only the monitoring reaches. */
export function createMetricsHttp(read: () => Promise<string>): Server {
  return createServer((request, response) => {
    if (request.url?.split('?')[0] === '/metrics') return void metrics(read, response);
    return plain(response, 404, 'metrics are at /metrics');
  });
}

async function metrics(read: () => Promise<string>, response: ServerResponse): Promise<void> {
  const text = await read();
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
}

function refuseMethod(response: ServerResponse): void {
  response.setHeader('allow', [...methods].join(', '));
  plain(response, 405, 'That method does nothing here.');
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
