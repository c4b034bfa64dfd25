import { webApi } from '@slack/bolt';
import { missingScopes, sayMissing } from './scopes.ts';
import { sayWhy } from './who-am-i.ts';

interface Found {
  readonly isGood: boolean;
  readonly said: string;
}

interface Examined {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly fetch?: webApi.FetchFunction | undefined;
}

/** Asks Slack whether these tokens work and allow enough; opens no connection. */
export async function examineSlack(options: Examined): Promise<Found> {
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
    const missing = missingScopes(me.response_metadata?.scopes);
    const refused = await refusedAppToken(client, options.appToken);
    const faults = [...sayMissing(missing.needed, 'needed'), ...(refused ? [refused] : [])];
    if (faults.length > 0) return { isGood: false, said: faults.join('. ') };
    return {
      isGood: true,
      said: [`${me.team}, as ${me.user}`, ...sayMissing(missing.optional, 'optional')].join('; '),
    };
  } catch (error) {
    return { isGood: false, said: sayWhy(error) };
  }
}

async function refusedAppToken(
  client: webApi.WebClient,
  token: string | undefined,
): Promise<string | undefined> {
  if (!token) return undefined;
  try {
    await client.apps.connections.open({ token });
    return undefined;
  } catch (error) {
    return sayWhy(error, 'SLACK_APP_TOKEN', 'Basic Information, App-Level Tokens');
  }
}
