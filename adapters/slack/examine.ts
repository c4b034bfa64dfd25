import { webApi } from '@slack/bolt';
import { botScopes } from './manifest.ts';
import { sayWhy } from './who-am-i.ts';

interface Found {
  readonly isGood: boolean;
  readonly said: string;
}

/** Asks Slack whether these tokens work and allow enough; opens no connection. */
export async function examineSlack(options: {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly fetch?: webApi.FetchFunction | undefined;
}): Promise<Found> {
  const quick = { retryConfig: { retries: 0 }, timeout: 10_000, rejectRateLimitedCalls: true };
  const client = new webApi.WebClient(options.botToken, {
    ...quick,
    logLevel: webApi.LogLevel.ERROR,
    ...(options.fetch && { fetch: options.fetch }),
  });
  try {
    const me = await client.auth.test();
    const scopes = me.response_metadata?.scopes ?? [];
    const missing = botScopes.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0)
      return {
        isGood: false,
        said: `scopes are missing: ${missing.join(', ')}. Add them and install the app again`,
      };
    return (
      (await refusedAppToken(client, options.appToken)) ?? { isGood: true, said: `${me.team}, as ${me.user}` }
    );
  } catch (error) {
    return { isGood: false, said: sayWhy(error) };
  }
}

async function refusedAppToken(
  client: webApi.WebClient,
  token: string | undefined,
): Promise<Found | undefined> {
  if (!token) return undefined;
  try {
    await client.apps.connections.open({ token });
    return undefined;
  } catch (error) {
    return { isGood: false, said: sayWhy(error, 'SLACK_APP_TOKEN', 'Basic Information, App-Level Tokens') };
  }
}
