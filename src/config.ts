import { delimiter } from 'node:path';
import type { z } from 'zod';
import { readSecretFiles } from './secret-files.ts';
import { dayMs } from './time.ts';
import { listed, rotating, Variables } from './variables.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly host: string;
  readonly port: number;
  /** undefined: on the one server. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly publicUrl: string | undefined;
  readonly contact: string | undefined;
  readonly dataDir: string;
  readonly redisUrl: string | undefined;
  /** undefined: for good. */
  readonly keepPostsMs: number | undefined;
  readonly guidesPath: readonly string[];
  /** One for all folders, or one for each. */
  readonly guidesUrls: readonly string[];
  readonly admins: readonly string[];
  readonly commandPrefix: string;
  readonly slack:
    | {
        readonly botToken: string;
        /** What a token that rotates is renewed with. */
        readonly rotating:
          | { readonly refreshToken: string; readonly clientId: string; readonly clientSecret: string }
          | undefined;
        readonly appToken: string | undefined;
        readonly signingSecret: string | undefined;
        /** Without colons. */
        readonly markReaction: string;
        /** Ends in a slash. */
        readonly apiUrl: string | undefined;
        readonly proxy: { readonly url: string; readonly except: string | undefined } | undefined;
      }
    | undefined;
  readonly discord: { readonly token: string } | undefined;
  readonly drainMs: number;
  readonly logLevel: string;
  readonly playground: 'here' | 'everywhere' | 'off';
  readonly reader: 'guides' | 'all' | 'off';
  readonly readerAccess: 'open' | 'signed';
}

/** What the operator got wrong, all of it at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** An environment in, a Config out. An empty variable counts as not set. Throws ConfigError naming every bad variable. */
export function readConfig(env: Env): Config {
  const filled: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries({ HTTPS_PROXY: env.https_proxy, NO_PROXY: env.no_proxy, ...env }).flatMap(
      ([name, value]) => (value?.trim() ? [[name, value]] : []),
    ),
  );
  const secret = readSecretFiles(filled);
  const parsed = Variables.safeParse(secret.env);
  const wrong = [...(parsed.success ? [] : parsed.error.issues.map(toProblem)), ...unpaired(secret.env)];
  const problems =
    secret.problems.length > 0 ? [...secret.problems, ...wrong] : [...wrong, ...missing(secret.env)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

function toConfig(values: Variables): Config {
  const slack = values.SLACK_BOT_TOKEN && {
    botToken: values.SLACK_BOT_TOKEN,
    rotating: rotatingOf(values),
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    markReaction: values.SLACK_MARK_REACTION.replaceAll(':', ''),
    apiUrl: values.SLACK_API_URL?.replace(/\/?$/, '/'),
    proxy: values.HTTPS_PROXY ? { url: values.HTTPS_PROXY, except: values.NO_PROXY } : undefined,
  };
  const isConnected = Boolean(slack || values.DISCORD_TOKEN);
  return {
    host: values.HOST,
    port: values.PORT,
    metrics: values.METRICS_ADDRESS === undefined ? undefined : addressOf(values.METRICS_ADDRESS),
    publicUrl: values.PUBLIC_URL?.replace(/\/$/, ''),
    contact: values.CONTACT,
    dataDir: values.DATA_DIR,
    redisUrl: values.REDIS_URL,
    keepPostsMs: values.KEEP_POSTS_DAYS === 'forever' ? undefined : Number(values.KEEP_POSTS_DAYS) * dayMs,
    guidesPath: values.GUIDES_PATH?.split(delimiter).filter(Boolean) ?? [],
    guidesUrls: listed(values.GUIDES_URL),
    admins:
      values.ADMINS?.split(',')
        .map((id) => id.trim())
        .filter(Boolean) ?? [],
    commandPrefix: values.COMMAND_PREFIX,
    slack: slack || undefined,
    discord: values.DISCORD_TOKEN ? { token: values.DISCORD_TOKEN } : undefined,
    drainMs: (values.DRAIN_SECONDS ?? (values.SLACK_SIGNING_SECRET ? 5 : 0)) * 1000,
    logLevel: values.LOG_LEVEL,
    playground: playgroundOf(values.PLAYGROUND, isConnected),
    reader: values.READER,
    readerAccess: values.READER_ACCESS,
  };
}

/** What a token that rotates is renewed with; undefined: it works until it is revoked. */
function rotatingOf({
  SLACK_BOT_TOKEN: token,
  SLACK_REFRESH_TOKEN: refreshToken,
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
}: Variables): NonNullable<Config['slack']>['rotating'] {
  if (!token?.startsWith(rotating) || !refreshToken || !clientId || !clientSecret) return undefined;
  return { refreshToken, clientId, clientSecret };
}

function addressOf(text: string): { readonly host: string; readonly port: number } {
  const at = text.lastIndexOf(':');
  return { host: text.slice(0, at).replace(/^\[|\]$/g, '') || '0.0.0.0', port: Number(text.slice(at + 1)) };
}

/** Several addresses are one for each folder. */
function unpaired({ GUIDES_PATH, GUIDES_URL }: Env): readonly string[] {
  const addresses = listed(GUIDES_URL).length;
  const folders = GUIDES_PATH?.split(delimiter).filter(Boolean).length ?? 0;
  return addresses > 1 && addresses !== folders
    ? [
        `GUIDES_URL holds ${addresses} addresses for ${folders} folders of GUIDES_PATH: give one for all, or one for each`,
      ]
    : [];
}

function playgroundOf(asked: 'on' | 'off' | undefined, isConnected: boolean): Config['playground'] {
  if (asked) return asked === 'on' ? 'everywhere' : 'off';
  return isConnected ? 'off' : 'here';
}

function missing(env: Env): readonly string[] {
  const problems: string[] = [];
  const hasWay = env.SLACK_APP_TOKEN || env.SLACK_SIGNING_SECRET;
  if (env.SLACK_BOT_TOKEN && !hasWay)
    problems.push(
      'SLACK_BOT_TOKEN is set: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well',
    );
  const renewing = ['SLACK_REFRESH_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'];
  const absent = env.SLACK_BOT_TOKEN?.trim().startsWith(rotating)
    ? renewing.filter((name) => !env[name])
    : [];
  if (absent.length > 0)
    problems.push(
      `SLACK_BOT_TOKEN is a token that rotates: set ${absent.join(', ')} as well, so that Coach can renew it every 12 hours`,
    );
  if (!env.SLACK_BOT_TOKEN && hasWay)
    problems.push('SLACK_BOT_TOKEN is missing: copy it from your Slack app, OAuth & Permissions');
  if (env.READER_ACCESS === 'signed' && !env.PUBLIC_URL)
    problems.push('PUBLIC_URL is missing: with READER_ACCESS=signed only links on cards lead to the pages');
  return problems;
}

function toProblem(issue: z.core.$ZodIssue): string {
  return `${String(issue.path[0])} ${issue.message}`;
}
