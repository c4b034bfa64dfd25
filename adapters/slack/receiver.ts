import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import { remember } from '../../src/remember.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpReceiver extends Receiver {
  /** For the path that the manifest names. Answers 503 before `start` and after `stop`. */
  readonly handler: Handler;
}

const mostBytes = 1_048_576;
/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const mostOffSeconds = 300;
const tellEveryMs = 60_000;

type Refusal = 'unsigned' | 'wrong signature' | 'clock';

const whatToDo: Readonly<Record<Refusal, string>> = {
  unsigned: 'nothing, unless Slack reaches the bot through a proxy that drops headers',
  'wrong signature': 'copy SLACK_SIGNING_SECRET from Basic Information of the Slack app again',
  clock: "set this machine's clock: it is off by more than five minutes, or the request was sent again",
};
const contentType = 'content-type';

/** Signed requests from Slack on somebody else's HTTP server. Less than half the work of Bolt's own receivers. */
export function createHttpReceiver(options: {
  signingSecret: string;
  clock: () => Epoch;
  log: Log;
}): HttpReceiver {
  const { signingSecret, clock, log } = options;
  let app: App | undefined;
  let isOpen = false;

  let toldAt = Number.NEGATIVE_INFINITY;

  /** Once a minute: whoever finds the address can send as much as they like. */
  function tellRefused(cause: Refusal, fields: Readonly<Record<string, number>>): void {
    if (clock() - toldAt < tellEveryMs) return;
    toldAt = clock();
    log.warn({ cause, ...fields, todo: whatToDo[cause] }, 'a request to /slack/events was refused');
  }

  function isSigned(request: IncomingMessage, body: string): boolean {
    const signature = request.headers['x-slack-signature'];
    const time = request.headers['x-slack-request-timestamp'];
    const seconds = Number(time ?? Number.NaN);
    const offSeconds = Math.round(clock() / 1000 - seconds);
    if (typeof signature !== 'string' || Number.isNaN(offSeconds)) {
      tellRefused('unsigned', {});
      return false;
    }
    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds };
    // Whatever its time, so that a clock that is off is told from a secret that is wrong.
    const isOurs = isValidSlackRequest({ signingSecret, body, headers, nowMilliseconds: seconds * 1000 });
    if (!isOurs) tellRefused('wrong signature', {});
    else if (Math.abs(offSeconds) > mostOffSeconds) tellRefused('clock', { offSeconds });
    return isOurs && Math.abs(offSeconds) <= mostOffSeconds;
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405);
    const raw = await readBody(request);
    if (raw === undefined) return end(response, 413);
    if (!isSigned(request, raw)) return end(response, 401);
    if (!app || !isOpen) return end(response, 503);
    const body = readPayload(raw, String(request.headers[contentType] ?? ''));
    if (!body) return end(response, 400);
    if (body.type === 'url_verification') return end(response, 200, { challenge: body.challenge });
    if (body.ssl_check) return end(response, 200);
    if (body.type === 'app_rate_limited') {
      log.warn({}, 'slack held back events for a minute: more than 30,000 in an hour');
      return end(response, 200);
    }
    await app.processEvent({
      body,
      ack: async (answer: unknown) => end(response, 200, answer),
      retryNum: Number(request.headers['x-slack-retry-num'] ?? 0),
    });
    end(response, 404); // nothing listens to such a payload
  }

  return {
    init: (made) => {
      app = made;
    },
    start: async () => {
      isOpen = true;
    },
    stop: async () => {
      isOpen = false;
    },
    handler: (request, response) => {
      receive(request, response).catch((error: unknown) => {
        if (!request.complete) return response.destroy(); // its sender broke it off: nobody is there to answer
        log.error({ err: error }, 'a slack request failed');
        end(response, 500);
      });
    },
  };
}

/** undefined: larger than anything Slack sends. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Events are JSON; commands a form; presses and windows JSON in a field of a form. */
function readPayload(raw: string, type: string): Record<string, unknown> | undefined {
  try {
    if (!type.startsWith('application/x-www-form-urlencoded')) return toRecord(JSON.parse(raw));
    const fields = parse(raw);
    return typeof fields.payload === 'string' ? toRecord(JSON.parse(fields.payload)) : { ...fields };
  } catch {
    return undefined; // signed, and yet no payload: answered with 400
  }
}

function toRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

/** The first answer stands: an acknowledgement is one. Sent in one piece, with its length. */
function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded) return;
  response.statusCode = status;
  if (typeof answer === 'object' && answer)
    response.setHeader(contentType, 'application/json').end(jsonOf(answer));
  else response.end(typeof answer === 'string' ? answer : undefined);
}

/** An answer that is given again is the same object. */
const jsonOf = remember((answer: object) => JSON.stringify(answer));
