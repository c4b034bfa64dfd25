import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';

export type OnResponse = (route: string, status: number | 'failed') => void;

/** Four ways to call Discord. All come from its SDK, which knows the rate limits of each route. */
export interface Api {
  /** Waits for its turn and tries a failed call once more: for what may be repeated. */
  readonly patient: REST;
  /** One attempt and no waiting: for what would be said twice, and is tried again by others. */
  readonly once: REST;
  /** One attempt, after its turn: for what would be said twice, and is tried by nobody again. */
  readonly inTurn: REST;
  /** Answers to interactions, which Discord exempts from the limit over all requests. */
  readonly answers: REST;
  /** Its timers. Calls under way go on. */
  close(): void;
}

/** Whoever is told to wait longer than that is told no: an hour in a queue looks like silence. */
const longestTurnMs = 15_000;

export function createApi(
  token: string,
  rest: Partial<RESTOptions> = {},
  onResponse: OnResponse = () => undefined,
): Api {
  const quick = { timeout: 10_000, makeRequest, ...rest };
  const send = quick.makeRequest;
  quick.makeRequest = async (url, init) => {
    const route = `${init.method ?? 'GET'} ${routeOf(url)}`;
    try {
      const response = await send(url, init);
      onResponse(route, response.status);
      return response;
    } catch (error) {
      onResponse(route, 'failed');
      throw error;
    }
  };
  const rejectOnRateLimit: RESTOptions['rejectOnRateLimit'] = ({ retryAfter }) => retryAfter > longestTurnMs;
  const patient = keepToken(new REST({ ...quick, retries: 1, rejectOnRateLimit }), token);
  const once = keepToken(new REST({ ...quick, retries: 0, rejectOnRateLimit: () => true }), token);
  const inTurn = keepToken(new REST({ ...quick, retries: 0, rejectOnRateLimit }), token);
  const answers = new REST({
    ...quick,
    retries: 1,
    rejectOnRateLimit,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  return {
    patient,
    once,
    inTurn,
    answers,
    close() {
      for (const one of [patient, once, inTurn, answers]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}

/** The SDK forgets its token at the first 401, and would be mute after that one though Discord takes it again. */
function keepToken(rest: REST, token: string): REST {
  const request = rest.request.bind(rest);
  return Object.assign(rest, {
    request: (options: Parameters<REST['request']>[0]) => {
      rest.setToken(token);
      return request(options);
    },
  });
}

/**
 * Files go out as bytes. The SDK hands its form to whatever dispatcher the process has, and that of another version of
 * undici, which Slack's SDK loads, does not know the form.
 */
const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const given = init.headers as Readonly<Record<string, string>>; // as the SDK makes them
  const headers = { ...given, 'content-type': form.headers.get('content-type') ?? '' };
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers,
    body: new Uint8Array(await form.arrayBuffer()),
  });
};

/** Without ids, and without the token that stands behind those of an interaction or a webhook. */
function routeOf(url: string): string {
  return new URL(url).pathname
    .replace(/^\/api\/v\d+/, '')
    .replace(/\/(interactions|webhooks)\/\d+\/[^/]+/, '/$1/:id/:token')
    .replace(/\/\d+/g, '/:id');
}
