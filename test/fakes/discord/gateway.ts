import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const Packet = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.number() });

const privileged = { content: 1 << 15, members: 1 << 1 } as const;
const flags = { content: (1 << 18) | (1 << 19), members: (1 << 14) | (1 << 15) } as const;

export interface Gateway {
  /** To every session, as Discord does within a shard. */
  dispatch(type: string, data: object): void;
  sessions(): number;
  /** Discord ends every connection, with a code. */
  shut(code: number): void;
  close(): void;
}

/** Hello, identify, ready, heartbeats. An intent that is not switched on closes the connection, as Discord does. */
export function openGateway(options: {
  readonly server: Server;
  readonly token: string;
  readonly flags: number;
  readonly ready: () => object;
  readonly afterReady: () => readonly (readonly [type: string, data: object])[];
}): Gateway {
  const sockets = new WebSocketServer({ server: options.server });
  const live = new Set<WebSocket>();
  let sequence = 0;
  const send = (socket: WebSocket, type: string, data: object): void =>
    socket.send(JSON.stringify({ op: 0, t: type, s: ++sequence, d: data }));

  function identify(socket: WebSocket, data: unknown): void {
    const { token, intents } = Identify.parse(data);
    if (token !== options.token) {
      socket.close(4004);
      return;
    }
    const isRefused = (['content', 'members'] as const).some(
      (name) => intents & privileged[name] && !(options.flags & flags[name]),
    );
    if (isRefused) {
      socket.close(4014);
      return;
    }
    live.add(socket);
    send(socket, 'READY', options.ready());
    for (const [type, body] of options.afterReady()) send(socket, type, body);
  }

  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
    socket.on('close', () => live.delete(socket));
    socket.on('message', (raw) => {
      const { op, d } = Packet.parse(JSON.parse(String(raw)));
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op === 2) identify(socket, d);
    });
  });
  return {
    dispatch: (type, data) => {
      for (const socket of live) send(socket, type, data);
    },
    sessions: () => live.size,
    shut: (code) => {
      for (const socket of live) socket.close(code);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
