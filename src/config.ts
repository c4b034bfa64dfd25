import { delimiter } from 'node:path';
import { z } from 'zod';
import { readSecretFiles } from './secret-files.ts';
import { tokenProblem } from './slack-tokens.ts';

/** What may stand before each command name. */
export const commandPrefix = /^[a-z0-9_-]{0,20}$/;

type Env = Readonly<Record<string, string | undefined>>;

const url = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.test(new URL(text).protocol),
      `must be a URL such as ${example}`,
    );
const rotating = 'xoxe.xoxb-';
const slackToken = (start: 'xoxb-' | 'xapp-', other: string = start) =>
  z
    .string()
    .trim()
    .refine((text) => text.startsWith(start) || text.startsWith(other), {
      error: ({ input }) => tokenProblem(String(input), start),
    });

/** Last month is still looked back on. */
const leastKeptDays = 92;
const dayMs = 86_400_000;

/** Every variable that is read, with its manual: the README's table and `.env.example` are made from it. */
export const variables = {
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 to be reachable from outside'),
  PORT: z.coerce
    .number('must be a port number')
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('Port of the reader, the playground and Slack over HTTP'),
  METRICS_ADDRESS: z
    .string()
    .regex(/^(\[[\da-f:]+\]|[^\s:/]*):\d{1,5}$/i, 'must be an address such as 127.0.0.1:9464 or :9464')
    .optional()
    .describe('Address of /metrics alone, such as 127.0.0.1:9464; without it they are served with the pages'),
  PUBLIC_URL: url(/^https?:$/, 'https://coach.example.com')
    .optional()
    .describe('Where the reader is reachable from outside; without it cards page in chat and never link'),
  DATA_DIR: z.string().default('./data').describe('Folder of the embedded store'),
  REDIS_URL: z
    .string()
    .regex(
      /^(rediss?:\/\/([^@/]*@)?[^/?]+|unix:\/\/([^@/]*@)?\/)/,
      'must be a URL such as redis://localhost:6379',
    )
    .optional()
    .describe(
      'Use this Redis instead of the embedded store; needed for several replicas. Sentinel, Cluster, sockets, prefix and certificates: docs/operations.md',
    ),
  KEEP_POSTS_DAYS: z
    .string()
    .refine(
      (text) => text === 'forever' || (/^\d{1,5}$/.test(text) && Number(text) >= leastKeptDays),
      `must be a number of days from ${leastKeptDays} on, or forever`,
    )
    .default('730')
    .describe(
      'After how many days the words of a question that is over are deleted from the store, with what was reported of it; streaks, boards and counts stay. forever: never',
    ),
  GUIDES_PATH: z
    .string()
    .optional()
    .describe(`Folders of your own Markdown runbooks, separated by "${delimiter}"`),
  GUIDES_URL: z
    .string()
    .refine(
      (text) => listed(text).every(isPattern),
      'must be an address such as https://git.example.com/runbooks/blob/main',
    )
    .optional()
    .describe(
      'Where the originals of your runbooks are shown: an address to which the path is added, or a pattern with {path}, {slug} (the path without its ending) and {anchor}; one for all folders, or one for each, separated by commas',
    ),
  ADMINS: z
    .string()
    .optional()
    .describe('Member ids that may set up everywhere, separated by commas, such as slack:T1/U1'),
  COMMAND_PREFIX: z
    .string()
    .regex(commandPrefix, 'must be lower-case letters, digits, - or _')
    .default('')
    .describe('Put before each command name, where /guide is taken: coach- makes it /coach-guide'),
  SLACK_BOT_TOKEN: slackToken('xoxb-', rotating).optional().describe('Bot token of your Slack app'),
  SLACK_REFRESH_TOKEN: z
    .string()
    .trim()
    .startsWith('xoxe-', 'must be the refresh token under OAuth & Permissions, which begins with xoxe-')
    .optional()
    .describe(`Refresh token beside a bot token that rotates, which begins with ${rotating}`),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'is no client ID: copy it from Basic Information of your Slack app')
    .optional()
    .describe('Client ID of your Slack app, to renew a bot token that rotates'),
  SLACK_CLIENT_SECRET: z
    .string()
    .min(16, 'is too short for a client secret')
    .optional()
    .describe('Client secret of your Slack app, to renew a bot token that rotates'),
  SLACK_APP_TOKEN: slackToken('xapp-')
    .optional()
    .describe('App-level token: connects by Socket Mode, no public address needed'),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, 'is too short for a signing secret')
    .optional()
    .describe('Signing secret: receives events at /slack/events instead'),
  SLACK_MARK_REACTION: z
    .string()
    .regex(
      /^:?[a-z0-9_+'-]{1,100}:?$/,
      'is not the name of an emoji: write it as Slack does, such as pushpin',
    )
    .default('pushpin')
    .describe('Reaction that marks a message for the timeline of an incident'),
  SLACK_API_URL: url(/^https?:$/, 'https://slack-gov.com/api/')
    .optional()
    .describe("Slack's Web API elsewhere than at slack.com, such as GovSlack"),
  HTTPS_PROXY: url(/^https?:$/, 'http://proxy.example.com:3128')
    .optional()
    .describe('Proxy through which Slack is reached, its sockets and files too'),
  NO_PROXY: z.string().optional().describe('Hosts that are reached without the proxy, separated by commas'),
  DISCORD_TOKEN: z
    .string()
    .min(20, 'is too short for a bot token')
    .optional()
    .describe('Bot token of your Discord application'),
  DRAIN_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(0)
    .max(300)
    .optional()
    .describe(
      'How long it still answers after SIGTERM while /readyz says no: 5 where Slack speaks HTTP, else 0',
    ),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be trace, debug, info, warn, error or silent',
    )
    .default('info')
    .describe('How much is logged, as JSON lines on standard error'),
  PLAYGROUND: z
    .enum(['on', 'off'], 'must be on or off')
    .optional()
    .describe(
      'The chat page to try the bot; without it, on this machine alone and while no platform is configured; on: for everybody who reaches HOST',
    ),
  READER: z
    .enum(['guides', 'all', 'off'], 'must be guides, all or off')
    .default('guides')
    .describe('What the web pages show: the guides that come along, all with your own runbooks, or nothing'),
  CONTACT: z
    .union(
      [z.email(), url(/^https:$/, 'https://example.com')],
      'must be an e-mail address or an https address',
    )
    .optional()
    .describe(
      'Whom people may ask about their data: an e-mail or an https address, shown on the pages /privacy and /terms',
    ),
  READER_ACCESS: z
    .enum(['open', 'signed'], 'must be open or signed')
    .default('open')
    .describe(
      'Who may read the web pages: everybody who reaches them, or who came by a signed link on a card, which works for a week',
    ),
} as const;

const Variables = z.object(variables);

const isPattern = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text);

function listed(text: string | undefined): readonly string[] {
  return text?.split(/[\s,]+/).filter(Boolean) ?? [];
}

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

function toConfig(values: z.infer<typeof Variables>): Config {
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
}: z.infer<typeof Variables>): NonNullable<Config['slack']>['rotating'] {
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
