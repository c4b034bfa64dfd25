import { webApi } from '@slack/bolt';
import type { Sent } from '../../src/platform.ts';
import { fromStatus, refused } from '../shared/refused.ts';
import { aboutWord } from './refusals.ts';

/** The word Slack refused with, such as `not_in_channel`. */
export function refusal(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** What a failed send means for whoever would send it again. */
export function toSent(error: unknown): Sent {
  if (error instanceof webApi.WebAPIRateLimitedError) return refused('too much', error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIHTTPError) return fromStatus('Slack', error.statusCode);
  if (error instanceof webApi.WebAPIPlatformError) return fromWord(error.data.error, neededBy(error));
  if (error instanceof webApi.WebAPIRequestError) return { kind: 'unknown' };
  // What is left failed before a request was made, such as an act too long for a button.
  return refused('content');
}

function fromWord(word: string, needed: string | undefined): Sent {
  const about = aboutWord(word);
  switch (about) {
    case 'ambiguous':
      return { kind: 'unknown' };
    case 'workspace':
      return { kind: 'refused', why: about, afterMs: 0, remedy: remedyFor(word, needed) };
    case 'too much':
      return refused(about, 30_000);
    default:
      return refused(about);
  }
}

function neededBy(error: webApi.WebAPIPlatformError): string | undefined {
  const needed = 'needed' in error.data ? error.data.needed : undefined;
  return typeof needed === 'string' ? needed : undefined;
}

/** What who runs the bot has to do. `needed`: the scope that Slack names. */
function remedyFor(word: string, needed?: string): string {
  if (word === 'missing_scope')
    return `The Slack app lacks the scope ${needed || 'it needs'} (missing_scope): add it under OAuth & Permissions and install the app again`;
  if (word === 'account_inactive' || word === 'app_not_installed')
    return `Slack says that the app is no longer installed (${word}): install it again and copy the new SLACK_BOT_TOKEN`;
  if (/method|endpoint|upgrade_require/.test(word))
    return `Slack does not offer what Coach asks of it (${word}): install a newer Coach, or correct SLACK_API_URL if it is set`;
  if (/auth|token/.test(word))
    return `Slack refuses SLACK_BOT_TOKEN (${word}): copy it again from your app, OAuth & Permissions`;
  return `Slack does not let the app do anything here (${word}): an admin of the workspace has to allow it`;
}
