import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WebOptions } from '../../adapters/web/options.ts';
import { createHttp } from '../../src/app/http.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Fields } from '../../src/log.ts';
import { folderWith } from '../builders/folder.ts';
import { searchOf } from '../builders/search-of.ts';
import { webOf } from '../builders/web.ts';
import { breakOff } from '../fakes/broken-off.ts';

interface Asked {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const logged: string[] = [];
const note = (_fields: Fields, message: string): void => void logged.push(message);
const log = { debug: note, info: note, warn: note, error: note };

/** The server as it runs, and a way to ask it from this machine's own address or from loopback. */
interface Served {
  (asked: Asked, host?: string): Promise<[number, string]>;
  readonly port: number;
  readonly connections: () => Promise<number>;
}

async function serve(options: Partial<WebOptions> = {}): Promise<Served> {
  const folders = [
    await folderWith({}),
    await folderWith({ 'payroll.md': '# Payroll secrets\n\nRestart it by hand.\n' }),
  ];
  const { library } = await loadLibrary({ folders });
  const search = await searchOf(library);
  const web = webOf(library, search, {
    playground: 'here',
    log,
    ...options,
  });
  const server = createHttp({
    web: (given, from) => web.fetch(given, from),
    slack: undefined,
    metrics: async () => '',
    isStopping: () => false,
    health: async () => ({ isReady: true, isStopping: false, store: 'answers', platforms: {} }),
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const connections = (): Promise<number> =>
    new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
  return Object.assign((asked: Asked, host = '127.0.0.1') => ask(asked, host, port), { port, connections });
}

function ask({ path, headers, body }: Asked, host: string, port: number): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host, port, path, headers, method: body === undefined ? 'GET' : 'POST' },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve([answer.statusCode ?? 0, text]));
      },
    );
    sent.on('error', reject).end(body);
  });
}

const close = 'Host: 127.0.0.1\r\nConnection: close\r\n';

/** The status of the answer to these very bytes. */
function saysRaw(port: number, bytes: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(Number(data.toString('latin1').split(' ')[1]));
    });
    socket.once('error', reject);
  });
}

/** An address of this machine that others reach it by: what comes to it comes from it. */
function outerAddress(): string {
  const found = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!found) throw new Error('this machine has no address but loopback');
  return found.address;
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const loopback = { host: '127.0.0.1:3000' };

describe('the playground', () => {
  it('is where / leads while no platform is configured, for those who may open it', async () => {
    const asks = await serve({ home: 'playground' });
    const besidePlatforms = await serve();

    expect((await asks({ path: '/' }))[0]).toBe(302);
    expect((await asks({ path: '/guides' }))[0]).toBe(200);
    expect((await asks({ path: '/', headers: loopback }, outerAddress()))[0]).toBe(200);
    expect((await besidePlatforms({ path: '/' }))[0]).toBe(200);
  });

  it('is closed to another machine, whatever the request calls itself', async () => {
    const asks = await serve();

    for (const path of ['/playground', '/playground/api/news', '/playground/']) {
      expect(await asks({ path, headers: loopback }, outerAddress())).toEqual([
        403,
        'The playground answers on this machine only: open it at http://127.0.0.1.',
      ]);
      expect((await asks({ path, headers: { host: 'coach.example' } }))[0]).toBe(403);
      for (const name of [
        'x-forwarded-for',
        'forwarded',
        'via',
        'cf-connecting-ip',
        'x-client-ip',
        'x-original-host',
      ])
        expect((await asks({ path, headers: { ...loopback, [name]: '203.0.113.9' } }))[0]).toBe(403);
      expect(await saysRaw(asks.port, `GET ${path} HTTP/1.0\r\nHost: 127.0.0.1:3000\r\n\r\n`)).toBe(403);
    }
    expect((await asks({ path: '/playground' }))[0]).toBe(200);
  });

  it('is open to all where it was told to be, and nowhere where it is off', async () => {
    const open = await serve({ playground: 'everywhere' });
    const off = await serve({ playground: 'off' });

    expect((await open({ path: '/playground' }, outerAddress()))[0]).toBe(200);
    expect((await off({ path: '/playground' }))[0]).toBe(404);
  });
});

describe('the reader', () => {
  it('shows runbooks of the team only if it was told to', async () => {
    const [closed, all, off] = [
      await serve(),
      await serve({ reader: 'all' }),
      await serve({ reader: 'off' }),
    ];

    expect((await closed({ path: '/' }))[1]).not.toContain('Payroll');
    expect((await closed({ path: '/guides/payroll' }))[0]).toBe(404);
    expect((await all({ path: '/' }))[1]).toContain('Payroll secrets');
    expect((await all({ path: '/guides/payroll' }))[0]).toBe(200);
    expect((await off({ path: '/' }))[0]).toBe(404);
  });
});

describe('a search in the reader', () => {
  it('is refused to whoever asks faster than anybody types, until a moment later', async () => {
    let now = 0;
    const asks = await serve({ clock: () => now });
    const search = async (path: string): Promise<number> => (await asks({ path }))[0];
    const first: number[] = [];
    for (let n = 0; n < 41; n++) first.push(await search(n % 2 ? '/search?q=dns' : '/search/typed?q=dns'));
    expect([first.filter((status) => status === 200).length, first.at(-1)]).toEqual([40, 429]);
    expect((await asks({ path: '/' }))[0]).toBe(200);

    now = 1000;
    expect(await search('/search?q=dns')).toBe(200);
  });
});

describe('the HTTP server', () => {
  it.each([
    ['a message to the playground', { path: '/playground/api/send', headers: json, body: '{"text": "help' }],
    ['a vote on a section', { path: '/guides/payroll/payroll/enough', headers: form, body: 'enough=y' }],
    ['what the playground waits for', { path: '/playground/api/news', method: 'GET' }],
    ['a page', { path: '/guides', method: 'GET' }],
    ['a scrape', { path: '/metrics', method: 'GET' }],
    ['a look at its health', { path: '/readyz', method: 'GET' }],
  ] as const)('lets go of %s that breaks off midway, and logs no error', async (_name, cut) => {
    const asks = await serve();
    logged.length = 0;

    for (let n = 0; n < 20; n++) await breakOff({ port: asks.port, ...cut });

    await expect.poll(asks.connections).toBe(0);
    expect((await asks({ path: '/guides' }))[0]).toBe(200);
    expect(logged).toEqual([]);
  });

  it.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'M-SEARCH'])(
    'answers %s nowhere, and logs no error',
    async (method) => {
      const asks = await serve();
      logged.length = 0;

      for (const path of ['/guides', '/playground', '/metrics', '/healthz', '/assets/a/b', '/nowhere'])
        expect(await saysRaw(asks.port, `${method} ${path} HTTP/1.1\r\n${close}\r\n`)).toBe(405);
      expect(logged).toEqual([]);
    },
  );

  it.each([
    ['that is whole', ['{"kind":', '"news"}'], 400],
    ['that is too long', Array.from({ length: 40 }, () => 'x'.repeat(4096)), 413],
    ['of nothing', [], 400],
  ] as const)('answers a body in pieces %s, and logs no error', async (_name, pieces, status) => {
    const asks = await serve();
    logged.length = 0;
    const body = [...pieces, ''].map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('');
    const headers = `${close}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n`;

    expect(await saysRaw(asks.port, `POST /playground/api/send HTTP/1.1\r\n${headers}\r\n${body}`)).toBe(
      status,
    );
    expect(logged).toEqual([]);
  });

  it.each([
    ['a name of every object', { path: '/assets/__proto__' }, 404],
    ['another', { path: '/assets/constructor' }, 404],
    ['an asset of such a name', { path: '/assets/latest/__proto__' }, 404],
    ['a section of such a name', { path: '/guides/payroll/constructor' }, 404],
    ['a guide of such a name', { path: '/guides/__proto__' }, 404],
    ['a diagram of such a name', { path: '/guides/constructor/diagrams/1.svg' }, 404],
    ['a path that climbs', { path: '/assets/..%2f..%2fpackage.json' }, 404],
    ['half an escape', { path: '/guides/%E0%A4%A' }, 404],
    ['a body too large', { path: '/playground/api/send', headers: json, body: 'x'.repeat(200_000) }, 413],
    ['a body that is no JSON', { path: '/playground/api/send', headers: json, body: '{' }, 400],
    ['a body of depth', { path: '/playground/api/send', headers: json, body: '['.repeat(90_000) }, 400],
  ] as const)('answers %s by its fault, and logs no error', async (_name, asked, status) => {
    const asks = await serve();
    logged.length = 0;

    expect((await asks(asked))[0]).toBe(status);
    expect(logged).toEqual([]);
  });
});
