import { messageFaults } from './blocks.ts';
import type { Method } from './methods.ts';
import { createSlackMethods } from './methods.ts';
import { createRates, eventScope, neededScope } from './rules.ts';
import { createSlackState, type Fields, ids, Refused } from './state.ts';
import { createTokens } from './tokens.ts';
import { refusalsOf } from './words.ts';

export interface Failure {
  /** A word Slack refuses with. */
  readonly error?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  /** The request gets no answer: before it was done, or after. */
  readonly lost?: 'before' | 'after';
  /** The request hangs until it is aborted, done or not. */
  readonly hangs?: 'before' | 'after';
}

const hookLivesMs = 30 * 60_000;

const filesUrl = 'https://files.slack.com/files-pri/';

/** Slack's Web API behind the SDK's `fetch`: channels, messages, ephemerals, windows, homes, files. */
export function createSlackServer(clock: () => number) {
  const state = createSlackState(clock);
  const { hooks, messages, faults, calls, uploads, scopes, channels, put } = state;
  const tokens = createTokens(clock);
  const methods: Readonly<Record<string, Method>> = {
    ...createSlackMethods(state),
    'oauth.v2.access': tokens.exchange,
  };
  const tooOften = createRates(clock);
  const failures = new Map<string, Failure[]>();
  let refusal: (method: string, fields: Fields) => Failure | undefined = () => undefined;

  function respond(url: string, body: Fields): Response {
    const hook = hooks.get(url);
    if (!hook || hook.left-- <= 0 || clock() - hook.at > hookLivesMs)
      return new Response('expired_url', { status: 404 });
    const found = messageFaults({ text: body.text, blocks: body.blocks });
    faults.push(...found);
    if (found.length > 0) return new Response('invalid_blocks', { status: 400 });
    const shown = { text: String(body.text), blocks: body.blocks };
    const original = messages.find((one) => one.ts === hook.message && one.channel === hook.channel);
    if (body.replace_original && original) original.shown = shown;
    else
      put({
        channel: hook.channel,
        thread: body.thread_ts === undefined ? undefined : String(body.thread_ts),
        by: ids.botUser,
        only: body.response_type === 'in_channel' ? undefined : hook.user,
        shown,
        metadata: null,
      });
    return new Response('ok');
  }

  function answer(method: string, fields: Fields, authorization: string | null): Response {
    const run = methods[method];
    if (!run) return reply({ ok: false, error: 'unknown_method' });
    const waitSeconds = tooOften(method, String(fields.channel));
    if (waitSeconds !== undefined)
      return new Response('', { status: 429, headers: { 'retry-after': String(waitSeconds) } });
    const needed = neededScope(method, channels.get(String(fields.channel)));
    if (needed !== undefined && !scopes.has(needed))
      return reply({ ok: false, error: 'missing_scope', needed, provided: [...scopes].join(',') });
    try {
      return reply({ ok: true, ...allowed(method, authorization), ...run(fields) }, grants());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const word = error.message;
      if (!refusalsOf[method]?.includes(word)) faults.push(`${method} never answers ${word}`);
      return reply({ ok: false, error: word });
    }
  }

  const grants = () => ({ 'x-oauth-scopes': [...scopes].join(',') });

  /** By the token that a method wants; what of the answer rests on it. */
  function allowed(method: string, authorization: string | null): Fields {
    if (method === 'apps.connections.open') return tokens.connect(authorization);
    if (method !== 'oauth.v2.access') tokens.check(authorization);
    return method === 'auth.test' ? { is_enterprise_install: tokens.app.isOfOrganisation } : {};
  }

  async function fetch(
    raw: string | URL,
    init: { body?: unknown; signal?: AbortSignal; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> {
    const url = String(raw);
    init.signal?.throwIfAborted();
    if (url.startsWith(filesUrl)) return download(url, init.headers?.authorization);
    const isHook = url.startsWith('https://hooks.slack.com/');
    const method = isHook ? 'respond' : url.replace('https://slack.com/api/', '');
    if (url.startsWith('https://files.slack.com/upload/')) return upload(url, init.body);
    const fields: Fields = isHook
      ? JSON.parse(String(init.body))
      : Object.fromEntries(new URLSearchParams(String(init.body ?? '')));
    calls.push({ method, fields });
    const failure = failures.get(method)?.shift() ?? refusal(method, fields);
    const authorization = new Headers(init.headers).get('authorization');
    const run = (): Response => (isHook ? respond(url, fields) : answer(method, fields, authorization));
    if (!failure) return run();
    return fail(failure, run, init.signal);
  }

  async function upload(url: string, body: unknown): Promise<Response> {
    const file = uploads.get(url.split('/').at(-1) ?? '');
    const form = body instanceof FormData ? body : undefined;
    for (const part of form?.values() ?? []) if (file && part instanceof Blob) file.text = await part.text();
    return new Response('OK');
  }

  /** Without the scope a browser would be led to sign in. */
  function download(url: string, authorization: string | undefined): Response {
    const isAllowed = authorization?.startsWith('Bearer xoxb-') && scopes.has('files:read');
    if (!isAllowed)
      return new Response('', { status: 302, headers: { location: 'https://slack.com/signin' } });
    return new Response(uploads.get(url.slice(filesUrl.length))?.text);
  }

  return {
    ...state,
    fetch,
    tokens,
    /** What somebody uploads in a window. */
    keep(text: string): object {
      const name = `F${uploads.size + 1}`;
      uploads.set(name, { name, text });
      return { id: name, url_private: `${filesUrl}${name}`, size: text.length };
    },
    /** Whether Slack would tell the app of it. */
    tells(event: 'message' | 'mention', id: string): boolean {
      const channel = channels.get(id);
      if (!channel?.members.has(ids.botUser)) return false;
      return scopes.has(eventScope(event, channel));
    },
    /** A message that came in an acknowledgement is shown as one to the response URL is. */
    respond,
    /** Every call that this says something of goes wrong, until it is told otherwise. */
    refuses(decide: typeof refusal): void {
      refusal = decide;
    },
    /** The next call of the method goes wrong in this way. */
    fails(method: string, ...how: readonly Failure[]): void {
      failures.set(method, [...(failures.get(method) ?? []), ...how]);
    },
  };
}

export type SlackServer = ReturnType<typeof createSlackServer>;

async function fail(
  failure: Failure,
  run: () => Response,
  signal: AbortSignal | undefined,
): Promise<Response> {
  if (failure.lost === 'after' || failure.hangs === 'after') run();
  if (failure.lost) throw new TypeError('fetch failed');
  if (failure.hangs)
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  if (failure.retryAfter !== undefined)
    return new Response('', { status: 429, headers: { 'retry-after': String(failure.retryAfter) } });
  if (failure.status !== undefined) return new Response('', { status: failure.status });
  return reply({ ok: false, error: failure.error });
}

function reply(body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json', ...headers } });
}
