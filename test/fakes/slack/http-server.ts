import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createSlackServer, type SlackServer } from './server.ts';
import { signed } from './signed.ts';

export const signingSecret = '0123456789abcdef0123456789abcdef';

/** Slack's Web API on a port, for a bot that runs in a process of its own. */
export async function startSlackHttp(): Promise<{
  readonly server: SlackServer;
  /** Where the API is, and the responses to commands and presses. */
  readonly address: string;
  stop(): void;
}> {
  const server = createSlackServer(Date.now);
  const http = createServer(async (request, response) => {
    const url = `https://slack.com${request.url}`;
    const { authorization = '' } = request.headers;
    const answer = await server.fetch(url, { body: await text(request), headers: { authorization } });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo; // it listens on a port
  return {
    server,
    address: `http://127.0.0.1:${port}`,
    stop() {
      http.closeAllConnections();
      http.close();
    },
  };
}

/** As Slack sends it: an event as JSON, anything else as a form. */
export async function deliverSigned(address: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const isEvent = 'event' in body;
  const fields = 'command' in body ? body : { payload: JSON.stringify(body) };
  const sent = isEvent
    ? JSON.stringify(body)
    : new URLSearchParams(
        Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
  const answer = await fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      ...signed(sent, signingSecret, Date.now()),
    },
    body: sent,
  });
  if (answer.status !== 200) throw new Error(`refused with ${answer.status}`);
  await answer.text();
}
