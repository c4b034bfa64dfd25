import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Sent } from '../../src/platform.ts';
import { fromStatus, refused } from '../shared/refused.ts';
import { aboutCode, remedyFor } from './refusals.ts';

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
  if (error instanceof HTTPError) return fromStatus('Discord', error.status);
  if (!(error instanceof DiscordAPIError)) return { kind: 'unknown' };
  const code = refusal(error);
  if (code === undefined) return fromStatus('Discord', error.status);
  const about = aboutCode(code, error.status);
  if (about === 'workspace')
    return { kind: 'refused', why: about, afterMs: 0, remedy: remedyFor(code, error.status) };
  return refused(about, about === 'too much' ? 30_000 : 0);
}
