import { connect } from 'node:net';

interface Cut {
  readonly port: number;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** What arrives of the body, which is announced as ten bytes longer. */
  readonly body?: string;
}

/** Sends the head of a request and the beginning of its body, and breaks the connection off. */
export function breakOff({ port, path, method = 'POST', headers = {}, body = '' }: Cut): Promise<void> {
  const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body) + 10) } : {};
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers, ...length }).map((pair) =>
    pair.join(': '),
  );
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`, () =>
        socket.resetAndDestroy(),
      );
    });
    socket.once('close', () => resolve()).once('error', reject);
  });
}
