import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Refused, Sent } from '../../src/platform.ts';
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
  if (error instanceof HTTPError && error.status < 500) return fromStatus(error.status);
  if (!(error instanceof DiscordAPIError) || error.status >= 500) return { kind: 'unknown' };
  const code = Number(error.code) || 0;
  const about = aboutCode(code, error.status);
  if (about === 'workspace')
    return { kind: 'refused', why: about, afterMs: 0, remedy: remedyFor(code, error.status) };
  return refused(about, about === 'too much' ? 30_000 : 0);
}

/** An answer that is none of Discord's own. */
function fromStatus(status: number): Sent {
  if (status === 413 || status === 400) return refused('content');
  const remedy = `Discord answers with HTTP ${status}: something on the way, such as a proxy, refuses the bot`;
  return { kind: 'refused', why: 'workspace', afterMs: 0, remedy };
}

function refused(why: Exclude<Refused['why'], 'workspace'>, afterMs = 0): Refused {
  return { kind: 'refused', why, afterMs };
}
