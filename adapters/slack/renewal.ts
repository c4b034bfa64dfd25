import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import { hourMs } from '../../src/time.ts';
import { type Fetch, webClientOptions } from './api.ts';
import { type Wait, waitFor } from './turns.ts';

/** A token that works for 12 hours, and the one that is exchanged for the next pair, once. */
export interface TokenPair {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: Epoch;
}

/** Where the pair of the moment is kept for all replicas. */
export interface TokenKeep {
  read(): Promise<TokenPair | undefined>;
  write(pair: TokenPair): Promise<void>;
  /** True once, over all replicas. */
  claim(name: string): Promise<boolean>;
}

export interface Rotating {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the operator was given: the first of its line. */
  readonly refreshToken: string;
  readonly keep: TokenKeep;
}

export interface Renewal {
  /** Of the moment. */
  pair(): TokenPair;
  /** Whether there is something to do: the token expires soon, or is not written down yet. */
  isDue(): boolean;
  /** The token of the moment is a fresh one, or it rejects. */
  renew(): Promise<void>;
}

const Exchanged = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

const renewBeforeMs = 2 * hourMs;
const claimMs = 60_000;
const lookEveryMs = 1000;
const mostLooks = 150;

export interface RenewalParts extends Rotating {
  readonly botToken: string;
  readonly fetch: Fetch;
  readonly log: Log;
  readonly clock: () => Epoch;
  readonly wait?: Wait | undefined;
  readonly apiUrl?: string | undefined;
}

/**
 * A refresh token works once: one replica spends it, where the store takes what comes of it, and the others read that
 * there. https://docs.slack.dev/authentication/using-token-rotation
 */
export function createRenewal(parts: RenewalParts): Renewal {
  const { botToken, refreshToken, keep, fetch, log, clock, wait = waitFor } = parts;
  const client = new webApi.WebClient(undefined, webClientOptions(fetch, log, parts.apiUrl));
  let pair: TokenPair = { access: botToken, refresh: refreshToken, expiresAt: 0 };
  let isWritten = true;
  let lastClaim: number | undefined;
  const isFresh = (): boolean => pair.expiresAt - clock() > renewBeforeMs;

  /** What another replica has, or this one had before it was started again. */
  async function adopt(): Promise<boolean> {
    const kept = await keep.read();
    if (!kept || kept.expiresAt <= pair.expiresAt) return false;
    pair = kept;
    return true;
  }

  async function write(): Promise<void> {
    isWritten = false;
    await keep.write(pair);
    isWritten = true;
  }

  /** Spends the refresh token. Refused, it may be that another replica has spent it. */
  async function exchange(): Promise<void> {
    const askedAt = clock();
    const answer = await ask().catch(async (error: unknown) => {
      if (!(await adopt())) throw error;
    });
    if (!answer) return;
    const { access_token: access, refresh_token: refresh, expires_in: seconds } = Exchanged.parse(answer);
    pair = { access, refresh, expiresAt: askedAt + seconds * 1000 };
    await write();
    log.info({}, 'the token of slack was renewed');
  }

  const ask = (): Promise<unknown> =>
    client.oauth.v2.access({
      client_id: parts.clientId,
      client_secret: parts.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: pair.refresh,
    });

  /** For a minute at least, over all replicas: of one that died between the two nothing comes. */
  async function mayExchange(): Promise<boolean> {
    const minute = Math.floor(clock() / claimMs);
    const claim = (of: number): Promise<boolean> => keep.claim(`${pair.refresh}:${of}`);
    if (lastClaim !== minute - 1 && !(await claim(minute - 1))) return false;
    if (!(await claim(minute))) return false;
    lastClaim = minute;
    return true;
  }

  async function renew(): Promise<void> {
    if (!isWritten) return write();
    for (let looks = 0; looks < mostLooks; looks++) {
      await adopt();
      if (isFresh()) return;
      if (await mayExchange()) return exchange();
      await wait(lookEveryMs);
    }
    throw new Error('another replica renews the token, and it is not there yet');
  }

  return { pair: () => pair, isDue: () => !(isWritten && isFresh()), renew };
}
