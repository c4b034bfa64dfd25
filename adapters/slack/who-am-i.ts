import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import type { Away } from '../../src/platform.ts';
import { awayBy } from '../shared/away.ts';
import type { Api } from './api.ts';
import type { Us } from './inbound.ts';
import { refusal, toSent } from './outcome.ts';
import { missingScopes, readFiles, sayMissing, setBookmarks } from './scopes.ts';

const Me = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
  is_enterprise_install: z.boolean().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).nullish(),
});

/** Of what is optional. */
export interface Allowed {
  readonly readsFiles: boolean;
  readonly mayBookmark: boolean;
}

/** Rejects with a sentence for the operator. */
export async function whoAmI(api: Api, log: Log): Promise<Us & Allowed> {
  const me = await ask(api);
  const fault = orgFault(me.is_enterprise_install);
  if (fault) throw new Error(fault);
  const missing = missingScopes(me.response_metadata?.scopes);
  for (const todo of [...sayMissing(missing.needed, 'needed'), ...sayMissing(missing.optional, 'optional')])
    log.warn({ todo }, 'slack allows less than it needs');
  return {
    team: me.team_id,
    enterprise: me.enterprise_id ?? undefined,
    user: me.user_id,
    bot: me.bot_id,
    readsFiles: !missing.optional.includes(readFiles),
    mayBookmark: !missing.optional.includes(setBookmarks),
  };
}

async function ask(api: Api): Promise<z.infer<typeof Me>> {
  try {
    return Me.parse(await api.client.auth.test());
  } catch (error) {
    throw new Error(sayWhy(error), { cause: error });
  }
}

/** The token of an organisation speaks for several workspaces, and every id here belongs to one. */
export function orgFault(isOfOrganisation: boolean | null | undefined): string | undefined {
  return isOfOrganisation
    ? 'SLACK_BOT_TOKEN belongs to an app that was installed for the whole organisation: install the app in the one workspace it is for, and copy the token from there'
    : undefined;
}

/** Slack is busy or cannot be reached; undefined: what it said is for the operator to mend. */
export function slackAway(error: unknown): Away | undefined {
  const word = error instanceof Error ? refusal(error.cause) : undefined;
  if (word !== undefined && !/^[a-z_]+$/.test(word)) return undefined; // a page in place of Slack
  return awayBy(error, toSent);
}

/** `token`: the variable that holds what Slack was shown. */
export function sayWhy(error: unknown, token = 'SLACK_BOT_TOKEN', where = 'OAuth & Permissions'): string {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return `Slack is busy: it asks us to wait ${error.retryAfter} s`;
  const word = refusal(error);
  if (word === undefined) return `Slack cannot be reached: ${causeOf(error)}`;
  if (!/^[a-z_]+$/.test(word))
    return 'Something else answers instead of Slack, such as a proxy or a sign-in page: let slack.com through, or set HTTPS_PROXY';
  if (word === 'missing_scope' && token === 'SLACK_APP_TOKEN')
    return `SLACK_APP_TOKEN lacks the scope connections:write: generate a token that has it (${where})`;
  if (/socket_mode|link_disabled/.test(word))
    return `Socket Mode is off in your app (${word}): switch it on under Settings, Socket Mode`;
  if (/auth|token|account_inactive/.test(word))
    return `Slack refuses ${token} (${word}): copy it again from your app, ${where}`;
  return `Slack refuses the connection (${word})`;
}

/** "fetch failed" says nothing: the last cause does. */
function causeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError)
    return `it answers ${error.statusCode} ${error.statusMessage}`.trim();
  let last = error instanceof webApi.WebAPIRequestError ? error.original : error;
  while (last instanceof Error && last.cause instanceof Error) last = last.cause;
  return last instanceof Error ? last.message || last.name : String(last);
}
