import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Sent } from '../../src/platform.ts';

type Why = Extract<Sent, { kind: 'refused' }>['why'];

/** Unknown channel, server, message, user; a message or a thread that may not be written to any more. */
const gone: ReadonlySet<number> = new Set([10_003, 10_004, 10_008, 10_013, 50_083]);
const alreadyAcknowledged = 40_060;
const unknownInteraction = 10_062;
export const threadExists = 160_004;

/** The number Discord refused with; undefined: it did not, or not in its own words. */
export function refusal(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;
}

/** Another session was quicker to acknowledge: its answer may still be ours to give. */
export const isAcknowledged = (error: unknown): boolean => refusal(error) === alreadyAcknowledged;
/** More than three seconds passed: nothing can be shown any more. */
export const isTooLate = (error: unknown): boolean => refusal(error) === unknownInteraction;

/** What a failed send means for whoever would send it again. */
export function toSent(error: unknown): Sent {
  if (error instanceof RateLimitError) return refused('too much', error.retryAfter);
  if (error instanceof HTTPError && error.status < 500) return refused('forbidden');
  if (!(error instanceof DiscordAPIError) || error.status >= 500) return { kind: 'unknown' };
  if (error.status === 429) return refused('too much', 30_000);
  return refused(gone.has(Number(error.code)) || error.status === 404 ? 'gone' : 'forbidden');
}

function refused(why: Why, afterMs = 0): Sent {
  return { kind: 'refused', why, afterMs };
}
