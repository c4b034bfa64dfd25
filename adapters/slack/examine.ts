import { webApi } from '@slack/bolt';
import type { Finding } from '../shared/finding.ts';
import { refusal } from './outcome.ts';
import { missingScopes, sayMissing } from './scopes.ts';
import { orgFault, sayWhy } from './who-am-i.ts';

interface Examined {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  /** The bot token is one that the running bot renews. */
  readonly rotating?: object | undefined;
  readonly apiUrl?: string | undefined;
  readonly fetch?: webApi.FetchFunction | undefined;
}

/** As many as one page of the answer may hold. */
const mostChannels = 999;

/** Asks Slack whether these tokens work, allow enough, and where the bot is; opens no connection. */
export async function examineSlack(options: Examined): Promise<readonly Finding[]> {
  const client = new webApi.WebClient(options.botToken, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
    ...(options.apiUrl && { slackApiUrl: options.apiUrl }),
    ...(options.fetch && { fetch: options.fetch }),
  });
  try {
    const me = await client.auth.test();
    const fault = orgFault(me.is_enterprise_install);
    if (fault) return [{ what: 'token', isGood: false, said: fault }];
    return [
      { what: 'token', isGood: true, said: `${me.team}, as ${me.user}` },
      scopes(me.response_metadata?.scopes),
      ...(await appToken(client, options.appToken)),
      ...(await channels(client)),
    ];
  } catch (error) {
    if (options.rotating && isOutOfDate(refusal(error)))
      return [
        { what: 'token', isGood: true, isOpen: true, said: renewed },
        ...(await appToken(client, options.appToken)),
      ];
    return [{ what: 'token', isGood: false, said: sayWhy(error) }];
  }
}

const renewed =
  'the one that is configured is out of date, as such tokens are after 12 hours; Coach renews it while it runs, and this check spends none';

function isOutOfDate(word: string | undefined): boolean {
  return word === 'token_expired' || word === 'token_revoked' || word === 'invalid_auth';
}

function scopes(granted: readonly string[] | undefined): Finding {
  const missing = missingScopes(granted);
  const said = [...sayMissing(missing.needed, 'needed'), ...sayMissing(missing.optional, 'optional')];
  return {
    what: 'scopes',
    isGood: missing.needed.length === 0,
    said: said.length > 0 ? said.join('. ') : 'none is missing',
  };
}

async function appToken(client: webApi.WebClient, token: string | undefined): Promise<readonly Finding[]> {
  if (!token) return [];
  const what = 'app token';
  try {
    await client.apps.connections.open({ token });
    return [{ what, isGood: true, said: 'opens a connection' }];
  } catch (error) {
    const said = sayWhy(error, 'SLACK_APP_TOKEN', 'Basic Information, App-Level Tokens');
    return [{ what, isGood: false, said }];
  }
}

/** Where Slack does not say, a scope is missing, which is told. */
async function channels(client: webApi.WebClient): Promise<readonly Finding[]> {
  const what = 'channels';
  try {
    const { channels: all = [], response_metadata: rest } = await client.users.conversations({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: mostChannels,
    });
    if (all.length === 0)
      return [
        {
          what,
          isGood: true,
          isOpen: true,
          said: 'it is in none yet: /invite @Coach in the channel for the daily question, and in your incident channels',
        },
      ];
    const count = `${all.length}${rest?.next_cursor ? ' or more' : ''}`;
    return [{ what, isGood: true, said: `it is in ${count}` }];
  } catch {
    return [];
  }
}
