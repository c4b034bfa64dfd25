import { delimiter } from 'node:path';
import { z } from 'zod';
import { tokenProblem } from './slack-tokens.ts';

/** What may stand before each command name. */
export const commandPrefix = /^[a-z0-9_-]{0,20}$/;

const url = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.test(new URL(text).protocol),
      `must be a URL such as ${example}`,
    );
/** How a token of Slack begins that is renewed. */
export const rotating = 'xoxe.xoxb-';
const slackToken = (start: 'xoxb-' | 'xapp-', other: string = start) =>
  z
    .string()
    .trim()
    .refine((text) => text.startsWith(start) || text.startsWith(other), {
      error: ({ input }) => tokenProblem(String(input), start),
    });

/** Last month is still looked back on. */
const leastKeptDays = 92;

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

export const Variables = z.object(variables);
export type Variables = z.infer<typeof Variables>;

const isPattern = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text);

export function listed(text: string | undefined): readonly string[] {
  return text?.split(/[\s,]+/).filter(Boolean) ?? [];
}
