import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { command, guild, posted, press, ready, said } from './payloads.ts';

export const token = 'a-token-of-the-bench';
const message = 4;

/** How an interaction was answered. */
export interface How {
  /** After so long: Discord waits three seconds. */
  readonly acknowledgedMs: number;
  readonly answeredMs: number;
  /** Not promised first. */
  readonly isInAcknowledgement: boolean;
}

export interface Place {
  readonly api: string;
  /** Types a command, and waits for its answer. */
  ask(words: string): Promise<How>;
  /** Presses the first button of what was posted last, and waits for the answer. */
  press(by: string): Promise<How>;
}

interface Waiting {
  readonly began: number;
  acknowledgedMs?: number;
  readonly resolve: (how: How) => void;
}

/** Discord's gateway and REST, each call answered at once: what is measured is ours. */
export async function openPlatform(): Promise<Place> {
  const waiting = new Map<string, Waiting>();
  let button = '';
  const http = createServer(async (request, response) => {
    const body = await read(request);
    const path = (request.url ?? '').replace(/^\/api\/v\d+/, '');
    const [, kind, , callbackToken = ''] = path.split('/');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said(path, address)));
    if (kind === 'interactions') acknowledged(callbackToken, (body as { type: number }).type);
    if (kind === 'webhooks' && request.method === 'PATCH') answered(callbackToken, false);
    if (path.endsWith('/messages')) button = buttonOf(body) ?? button;
  });
  const acknowledged = (open: string, type: number): void => {
    const one = waiting.get(open);
    if (one) one.acknowledgedMs = performance.now() - one.began;
    if (type === message) answered(open, true);
  };
  const answered = (open: string, isInAcknowledgement: boolean): void => {
    const one = waiting.get(open);
    waiting.delete(open);
    if (!one) return;
    const answeredMs = performance.now() - one.began;
    one.resolve({ acknowledgedMs: one.acknowledgedMs ?? answeredMs, answeredMs, isInAcknowledgement });
  };
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
  const interact = (how: (open: { readonly id: string; readonly token: string }) => object): Promise<How> => {
    const id = String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | BigInt(++asked & 0xfff));
    const open = `t${asked}`;
    return new Promise((resolve) => {
      waiting.set(open, { began: performance.now(), resolve });
      dispatch('INTERACTION_CREATE', how({ id, token: open }));
    });
  };
  return {
    api: `http://${address}/api`,
    ask: (words) => interact((open) => command(open, words)),
    press: (by) => interact((open) => press({ ...open, by }, posted, button)),
  };
}

function buttonOf(body: unknown): string | undefined {
  const { components } = body as {
    components?: readonly { components: readonly { custom_id?: string }[] }[];
  }; // as the bot posts
  return components?.[0]?.components[0]?.custom_id;
}

async function read(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // no encoding is set
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : {};
}
