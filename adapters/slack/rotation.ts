import { webApi } from '@slack/bolt';
import type { Away } from '../../src/platform.ts';
import { hourMs } from '../../src/time.ts';
import { startOrAway } from '../shared/away.ts';
import type { Fetch } from './api.ts';
import { refusal } from './outcome.ts';
import { createRenewal, type RenewalParts } from './renewal.ts';
import { sayWhy, slackAway } from './who-am-i.ts';

export interface Rotation {
  /** Puts the token of the moment in place of the one that was configured. */
  readonly fetch: Fetch;
  /** Has a token that works. Rejects with a sentence for the operator where Slack gives none for what it was shown. */
  start(): Promise<Away | undefined>;
}

/** What arrives at Slack after its token expired is refused. */
const marginMs = 60_000;
const restMs = 60_000;

/** A token that rotates is renewed two hours before it expires, when something is asked of Slack. */
export function createRotation(parts: RenewalParts): Rotation {
  const { botToken, fetch, log, clock } = parts;
  const { pair, isDue, renew } = createRenewal(parts);
  let renewing: Promise<void> | undefined;
  let restsUntil = 0;

  function renewOnce(): Promise<void> {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  /** What fails is tried again a minute later: the token at hand may work until then. */
  async function settle(): Promise<void> {
    if (!isDue() || clock() < restsUntil) return;
    const leftMs = pair().expiresAt - clock();
    const renewed = renewOnce().catch((error: unknown) => {
      restsUntil = clock() + restMs;
      log.error({ err: error, todo: todoOf(error), hoursLeft: hoursOf(leftMs) }, 'slack gave no new token');
    });
    if (leftMs <= marginMs) await renewed;
  }

  async function begin(): Promise<void> {
    try {
      await renewOnce();
    } catch (error) {
      throw new Error(todoOf(error), { cause: error });
    }
  }

  return {
    async fetch(url, init) {
      const headers = Object.fromEntries(new Headers(init?.headers));
      if (headers.authorization !== `Bearer ${botToken}`) return fetch(url, init);
      await settle();
      return fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${pair().access}` } });
    },
    start: () => startOrAway(begin, awayOf),
  };
}

/** What Slack gave no word for is taken for its absence: a replica that renews, a connection that broke. */
function awayOf(told: unknown): Away | undefined {
  const away = slackAway(told);
  if (away || !(told instanceof Error) || refusal(told.cause) !== undefined) return away;
  return { why: told.message, afterMs: 0 };
}

function hoursOf(ms: number): number {
  return Math.max(0, Math.floor(ms / hourMs));
}

/** A sentence for the operator. */
function todoOf(error: unknown): string {
  const word = refusal(error);
  if (word === 'invalid_refresh_token' || word === 'token_revoked')
    return `Slack no longer accepts SLACK_REFRESH_TOKEN (${word}): install the app again, and copy SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN from OAuth & Permissions`;
  if (word !== undefined && /client/.test(word))
    return `Slack refuses SLACK_CLIENT_ID or SLACK_CLIENT_SECRET (${word}): copy them from Basic Information`;
  if (error instanceof webApi.SlackError) return sayWhy(error, 'SLACK_REFRESH_TOKEN');
  return `The Slack token cannot be renewed: ${error instanceof Error ? error.message : String(error)}`;
}
