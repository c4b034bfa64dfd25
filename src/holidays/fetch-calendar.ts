import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { isPublicAddress } from './public-address.ts';
import type { Within } from './text.ts';

/** `problem` goes on from the name of the host: "answered 404". */
export type Fetched = { readonly text: string } | { readonly problem: string };
export type FetchCalendar = (url: URL, within: Within) => Promise<Fetched>;

interface Options {
  /** Which IP addresses may be connected to. */
  readonly isAllowed?: (address: string) => boolean;
  readonly lookup?: LookupFunction;
  /** A certificate to trust beside none of the usual ones. */
  readonly ca?: string;
}

const mostBytes = 3_000_000;
const mostRedirects = 3;
const notPublic = 'ENOTPUBLIC';

/**
 * Reads what an admin named from the public internet, over https alone. What is checked is the address that is
 * connected to, at each connection: a name that points elsewhere the second time, or a redirect, gains nothing.
 */
export function createFetchCalendar(options: Options = {}): FetchCalendar {
  const connect = guardedConnect(options);
  return async (url, { ms, signal }) => {
    const agent = new Agent({ connect });
    const signals = [AbortSignal.timeout(ms), ...(signal ? [signal] : [])];
    try {
      return await follow(url, { agent, signal: AbortSignal.any(signals) });
    } catch (error) {
      return { problem: problemOf(error) };
    } finally {
      await agent.destroy();
    }
  };
}

interface Way {
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

async function follow(start: URL, way: Way): Promise<Fetched> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await request(url, {
      dispatcher: way.agent,
      signal: way.signal,
      headers: { accept: 'text/calendar', 'user-agent': 'oncall-coach' },
    });
    if (answer.statusCode === 200) return readBody(answer.body);
    await answer.body.dump({ limit: 0 }).catch(() => undefined); // what it says beside the status is not for us
    const next = redirectOf(answer, url);
    if (!next) return { problem: `answered ${answer.statusCode}` };
    if (next.protocol !== 'https:') return { problem: 'leads to an address that is not https' };
    url = next;
  }
  return { problem: `redirects more than ${mostRedirects} times` };
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | undefined {
  const { location } = headers;
  if (statusCode < 300 || statusCode > 399 || typeof location !== 'string') return undefined;
  return URL.canParse(location, from.href) ? new URL(location, from) : undefined;
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Fetched> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > mostBytes) return { problem: `sends more than ${mostBytes / 1_000_000} MB` };
    pieces.push(piece);
  }
  return { text: new TextDecoder().decode(Buffer.concat(pieces)) };
}

function guardedConnect(options: Options): buildConnector.connector {
  const { isAllowed = isPublicAddress, lookup = systemLookup as LookupFunction, ca } = options;
  const connect = buildConnector({ lookup: guardedLookup(lookup, isAllowed), ...(ca ? { ca } : {}) });
  return (to, callback) => {
    // An address in digits is connected to without being looked up.
    const address = to.hostname.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0 && !isAllowed(address)) callback(refusal(), null);
    else connect(to, callback);
  };
}

/** Every address of a name has to be allowed: one that is not is no accident. */
function guardedLookup(lookup: LookupFunction, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const addresses = found as LookupAddress[]; // asked for with `all`
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address))) return callback(refusal(), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function refusal(): NodeJS.ErrnoException {
  return Object.assign(new Error('not an address of the public internet'), { code: notPublic });
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'could not be read';
  if (error.name === 'TimeoutError') return 'took too long to answer';
  const code = 'code' in error ? error.code : undefined;
  if (code === notPublic) return 'is no server on the public internet, and only those are read';
  if (code === 'ENOTFOUND') return 'does not exist';
  return typeof code === 'string' ? `could not be read (${code})` : 'could not be read';
}
