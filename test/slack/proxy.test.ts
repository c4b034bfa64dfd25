import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../adapters/slack/api.ts';
import { throughProxy } from '../../adapters/slack/proxy.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
let slack: Server;
let proxy: Server;
let asked: string[] = [];
let tunnels: string[] = [];

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

beforeEach(() => {
  asked = [];
  tunnels = [];
  slack = createServer((request, response) => {
    asked.push(String(request.url));
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  proxy = createServer().on('connect', (request, socket, head) => {
    tunnels.push(String(request.url));
    const [host, port] = String(request.url).split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    socket.on('error', () => target.destroy());
  });
});

afterEach(() => {
  for (const server of [slack, proxy]) {
    server.closeAllConnections();
    server.close();
  }
});

describe('Slack behind a proxy', () => {
  it('is asked through it, at the address that is configured', async () => {
    const apiUrl = `http://127.0.0.1:${await listening(slack)}/api/`;
    const way = throughProxy({ url: `http://127.0.0.1:${await listening(proxy)}`, except: undefined });

    await createApi({ botToken: 'xoxb-test', fetch: way.fetch, log, apiUrl }).client.auth.test();

    expect(asked).toEqual(['/api/auth.test']);
    expect(tunnels).toEqual([new URL(apiUrl).host]);
  });

  it('is asked directly where NO_PROXY names its host', async () => {
    const apiUrl = `http://127.0.0.1:${await listening(slack)}/api/`;
    const way = throughProxy({ url: `http://127.0.0.1:${await listening(proxy)}`, except: '127.0.0.1' });

    await createApi({ botToken: 'xoxb-test', fetch: way.fetch, log, apiUrl }).client.auth.test();

    expect(asked).toEqual(['/api/auth.test']);
    expect(tunnels).toEqual([]);
  });
});
