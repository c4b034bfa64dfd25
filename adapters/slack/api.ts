import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import { createTurns, type Wait } from './turns.ts';

export type Fetch = webApi.FetchFunction;
type Init = NonNullable<Parameters<Fetch>[1]>;

export interface Api {
  /** Waits a moment where Slack is busy: for what somebody waits for. */
  readonly client: webApi.WebClient;
  /** Waits a few seconds: what is said as an answer. */
  readonly answers: webApi.WebClient;
  /** Waits longer: what may come late, such as an edit. */
  readonly patient: webApi.WebClient;
  /** Waits for nothing, its requests ended by the signal. */
  until(signal: AbortSignal): webApi.WebClient;
  /** Posts to a response_url. false: spent, expired or refused. */
  respond(url: string, message: object): Promise<boolean>;
}

const timeoutMs = 10_000;
const patience = { client: 2_000, answers: 5_000, patient: 60_000 } as const;

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
  readonly clock?: (() => Epoch) | undefined;
  readonly wait?: Wait | undefined;
}): Api {
  const { botToken, log, apiUrl } = options;
  const turns = createTurns(options);
  const clientOf = (fetch: Fetch, waitsMs: number): webApi.WebClient =>
    new webApi.WebClient(botToken, {
      ...webClientOptions(fetch, log, apiUrl),
      // Each attempt has its own time: this bounds all of them, with the turns between.
      timeout: waitsMs + 2 * timeoutMs,
    });
  const waiting = (name: keyof typeof patience): webApi.WebClient =>
    clientOf(turns(patience[name]), patience[name]);
  const atOnce = turns(0);
  return {
    client: waiting('client'),
    answers: waiting('answers'),
    patient: waiting('patient'),
    until: (signal) => clientOf((url, init) => atOnce(url, withSignal(init, signal)), 0),
    async respond(url, message) {
      try {
        const answer = await turns(patience.answers)(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
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
