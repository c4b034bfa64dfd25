import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { Log } from '../../src/log.ts';

export type Fetch = webApi.FetchFunction;
type Init = NonNullable<Parameters<Fetch>[1]>;

export interface Api {
  readonly client: webApi.WebClient;
  /** The same, its requests ended by the signal. */
  until(signal: AbortSignal): webApi.WebClient;
  /** Posts to a response_url. false: spent, expired or refused. */
  respond(url: string, message: object): Promise<boolean>;
}

const timeoutMs = 10_000;

/** No retries inside: an ambiguous send repeated by the SDK would be a second message. */
export function webClientOptions(fetch: Fetch, log: Log, apiUrl?: string): webApi.WebClientOptions {
  return {
    fetch,
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: toSlackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  };
}

export function createApi(options: {
  botToken: string;
  fetch: Fetch;
  log: Log;
  /** In place of slack.com, for GovSlack and stand-ins. */
  apiUrl?: string | undefined;
}): Api {
  const { botToken, fetch, log, apiUrl } = options;
  return {
    client: new webApi.WebClient(botToken, webClientOptions(fetch, log, apiUrl)),
    until: (signal) =>
      new webApi.WebClient(
        botToken,
        webClientOptions((url, init) => fetch(url, withSignal(init, signal)), log, apiUrl),
      ),
    async respond(url, message) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (!answer.ok) log.warn({ status: answer.status }, 'slack refused a response');
        return answer.ok;
      } catch (error) {
        log.warn({ err: error }, 'slack could not be reached with a response');
        return false;
      }
    },
  };
}

function withSignal(init: Init | undefined, signal: AbortSignal): Init {
  return { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal };
}

/** The SDK's warnings and errors. Its debug lines hold whole payloads: message text, which is never logged. */
export function toSlackLogger(log: Log): Logger {
  const say = (level: 'warn' | 'error') => (first: unknown) =>
    log[level]({ detail: first instanceof Error ? first.message : String(first).slice(0, 200) }, 'slack sdk');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
