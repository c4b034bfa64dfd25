import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { guild, interaction, ready, said } from './payloads.ts';

export const token = 'a-token-of-the-bench';
const message = 4;

export interface Place {
  readonly api: string;
  /** Types a command, and waits for its answer. */
  ask(words: string): Promise<void>;
}

/** Discord's gateway and REST, each call answered at once: what is measured is ours. */
export async function openPlatform(): Promise<Place> {
  const waiting = new Map<string, () => void>();
  const http = createServer(async (request, response) => {
    const body = await read(request);
    const path = (request.url ?? '').replace(/^\/api\/v\d+/, '');
    const [, kind, , callbackToken = ''] = path.split('/');
    const isAnswer =
      (kind === 'interactions' && (body as { type: number }).type === message) ||
      (kind === 'webhooks' && request.method === 'PATCH');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said(path, address)));
    if (isAnswer) waiting.get(callbackToken)?.();
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = `127.0.0.1:${(http.address() as AddressInfo).port}`; // it listens on a port
  const live = new Set<WebSocket>();
  let sequence = 0;
  const dispatch = (t: string, d: object): void => {
    for (const socket of live) socket.send(JSON.stringify({ op: 0, t, s: ++sequence, d }));
  };
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
    socket.on('message', (raw) => {
      const { op } = JSON.parse(String(raw)) as { op: number }; // as discord.js writes it
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op !== 2) return;
      live.add(socket);
      dispatch('READY', ready(address));
      dispatch('GUILD_CREATE', guild);
    });
  });
  let asked = 0;
  return {
    api: `http://${address}/api`,
    ask(words) {
      const id = String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | BigInt(++asked & 0xfff));
      const open = `t${asked}`;
      return new Promise<void>((resolve) => {
        waiting.set(open, resolve);
        dispatch('INTERACTION_CREATE', interaction(id, open, words));
      });
    },
  };
}

async function read(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // no encoding is set
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : {};
}
