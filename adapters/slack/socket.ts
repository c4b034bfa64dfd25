import { type App, type Receiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Log } from '../../src/log.ts';
import type { Reached } from '../../src/platform.ts';
import { type Fetch, toSlackLogger, webClientOptions } from './api.ts';
import type { Dispatcher } from './proxy.ts';
import { sayWhy, slackAway } from './who-am-i.ts';

interface Waits {
  readonly firstMs: number;
  readonly longestMs: number;
}
const patientWaits: Waits = { firstMs: 1000, longestMs: 30_000 };

/** How long Slack asks to leave `apps.connections.open` alone. */
function askedMs(error: unknown): number {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
}

/**
 * Socket Mode with an own reconnection. The client's own leaves a rejection unhandled where connecting again fails,
 * which ends the process, and waits five seconds after each of Slack's routine refreshes.
 */
export function createSocketReceiver(options: {
  appToken: string;
  fetch: Fetch;
  log: Log;
  apiUrl?: string | undefined;
  /** Carries the socket through a proxy. */
  dispatcher?: Dispatcher | undefined;
  /** Between attempts to connect again. */
  waits?: Waits;
  onReached?: Reached;
}): Receiver {
  const { appToken, fetch, log, apiUrl, dispatcher, waits = patientWaits, onReached } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: toSlackLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: webClientOptions(fetch, log, apiUrl) },
    ...(dispatcher && { dispatcher }),
    processEventErrorHandler: async ({ error }) => {
      log.error({ err: error }, 'a slack event failed');
      return true;
    },
  });
  const { client } = receiver;
  let isWanted = false;
  let waitMs = 0;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    await client.start();
    waitMs = 0;
    onReached?.(true);
  }

  /** Nobody's patience mends a token that was revoked, or Socket Mode that was switched off. */
  function tellRefused(error: unknown): void {
    const told = why(error);
    if (isWanted && !slackAway(told)) onReached?.(false, told.message);
  }

  function reconnect(): void {
    if (!isWanted || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      waitMs = Math.max(Math.min(waitMs * 2, waits.longestMs), waits.firstMs);
      connect().catch((error: unknown) => {
        waitMs = Math.max(waitMs, askedMs(error));
        tellRefused(error);
        // The client may have said "disconnected" before it said how long to wait.
        clearTimeout(timer);
        timer = undefined;
        log.warn({ err: error, waitMs }, 'slack could not be reached; trying again');
        reconnect();
      });
    }, waitMs);
  }

  client.on('disconnected', () => {
    if (isWanted && !timer) onReached?.(false);
    reconnect();
  });
  return {
    init: (app: App) => receiver.init(app),
    async start() {
      try {
        await connect();
        isWanted = true;
      } catch (error) {
        throw why(error);
      }
    },
    async stop() {
      isWanted = false;
      clearTimeout(timer);
      await client.disconnect();
    },
  };
}

function why(error: unknown): Error {
  return new Error(sayWhy(error, 'SLACK_APP_TOKEN', 'Basic Information, App-Level Tokens'), { cause: error });
}
