import { webApi } from '@slack/bolt';
import type { Sent } from '../../src/platform.ts';

type Why = Extract<Sent, { kind: 'refused' }>['why'];

const gone = new Set([
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'thread_not_found',
  'user_not_found',
]);
const tooMuch = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** Slack's own faults: it may have done it all the same. */
const ambiguous = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** The word Slack refused with, such as `not_in_channel`. */
export function refusal(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** What a failed send means for whoever would send it again. */
export function toSent(error: unknown): Sent {
  if (error instanceof webApi.WebAPIRateLimitedError) return refused('too much', error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIHTTPError)
    return isAtFault(error) ? refused('forbidden') : { kind: 'unknown' };
  if (error instanceof webApi.WebAPIPlatformError) return fromWord(error.data.error);
  if (error instanceof webApi.WebAPIRequestError) return { kind: 'unknown' };
  // What is left failed before a request was made, such as an act too long for a button.
  return refused('forbidden');
}

function isAtFault(error: webApi.WebAPIHTTPError): boolean {
  return error.statusCode >= 400 && error.statusCode < 500;
}

/** Where the answer is no JSON, the SDK gives its text for the word: a proxy's page says nothing of the message. */
function fromWord(word: string): Sent {
  if (ambiguous.has(word) || !/^[a-z_]+$/.test(word)) return { kind: 'unknown' };
  if (gone.has(word)) return refused('gone');
  return tooMuch.has(word) ? refused('too much', 30_000) : refused('forbidden');
}

function refused(why: Why, afterMs = 0): Sent {
  return { kind: 'refused', why, afterMs };
}
