import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';
import { createFetchCalendar, type FetchCalendar } from '../../src/holidays/fetch-calendar.ts';
import { makeCertificate } from '../builders/certificate.ts';

export interface CalendarServer {
  /** Of a path on it. It has two names, calendar.example and moved.example. */
  url(path: string, name?: 'calendar.example' | 'moved.example'): URL;
  /** How often it was connected to. */
  connections(): number;
  /** Reads from it as the bot does, but for its address, which is no public one. */
  readonly fetchCalendar: FetchCalendar;
  /** The same with what guards addresses, and names that lead where they are told to, one answer a time. */
  fetchGuarded(
    answers: readonly (readonly string[])[],
    isAllowed?: (address: string) => boolean,
  ): FetchCalendar;
}

/** A real https server on this machine, under a certificate made for tests. */
export async function startCalendarServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<CalendarServer> {
  const { key, certificate: ca } = makeCertificate(['calendar.example', 'moved.example']);
  let connections = 0;
  const server = createServer({ key, cert: ca }, answer);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: (path, name = 'calendar.example') => new URL(path, `https://${name}:${port}`),
    connections: () => connections,
    fetchCalendar: createFetchCalendar({
      ca,
      isAllowed: () => true,
      lookup: leadTo([['127.0.0.1']]),
    }),
    fetchGuarded: (answers, isAllowed) =>
      createFetchCalendar({ ca, lookup: leadTo(answers), ...(isAllowed ? { isAllowed } : {}) }),
  };
}

/** The last answer stands. */
function leadTo(answers: readonly (readonly string[])[]): LookupFunction {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}
