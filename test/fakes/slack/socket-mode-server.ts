import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Slack's end of Socket Mode: says hello, sends envelopes, notes what comes back. */
export interface SocketModeServer {
  readonly url: string;
  /** How often somebody connected. */
  connections(): number;
  readonly received: readonly Record<string, unknown>[];
  send(message: object): void;
  /** Cuts every connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

const handshakeKey = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'; // RFC 6455
const opcodes = { text: 1, close: 8, ping: 9 } as const;

export async function openSocketModeServer(): Promise<SocketModeServer> {
  const sockets = new Set<Socket>();
  const received: Record<string, unknown>[] = [];
  let connections = 0;
  const server = createServer();
  server.on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${handshakeKey}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      for (const { opcode, text } of readFrames(data)) {
        if (opcode === opcodes.text) received.push(JSON.parse(text));
        if (opcode === opcodes.close) socket.end(frame(opcodes.close, Buffer.alloc(0)));
      }
    });
    write(socket, { type: 'hello', num_connections: 1 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    received,
    send: (message) => {
      for (const socket of sockets) write(socket, message);
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function write(socket: Socket, message: object): void {
  socket.write(frame(opcodes.text, Buffer.from(JSON.stringify(message))));
}

function frame(opcode: number, body: Buffer): Buffer {
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, body.length])
      : Buffer.from([0x80 | opcode, 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
}

/** Whole, masked frames of less than 64 kB: all that a test provokes. */
function* readFrames(data: Buffer): Generator<{ opcode: number; text: string }> {
  let at = 0;
  while (at + 6 <= data.length) {
    const opcode = (data[at] ?? 0) & 0x0f;
    const short = (data[at + 1] ?? 0) & 0x7f;
    const isLong = short === 126;
    const length = isLong ? data.readUInt16BE(at + 2) : short;
    const maskAt = at + (isLong ? 4 : 2);
    const mask = data.subarray(maskAt, maskAt + 4);
    const body = data.subarray(maskAt + 4, maskAt + 4 + length);
    yield { opcode, text: Buffer.from(body.map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString('utf8') };
    at = maskAt + 4 + length;
  }
}
