import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createDiscord } from '../adapters/discord/discord.ts';
import { loadLibrary } from '../src/library/load.ts';
import type { Log } from '../src/log.ts';
import type { Platform } from '../src/platform.ts';
import { searchOf } from './builders/search-of.ts';
import { webOf } from './builders/web.ts';
import { behaviours } from './contracts/platform.ts';
import { openSlackWorkspace } from './fakes/slack/workspace.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const clock = (): number => 0;
const place = { team: 'T', conversation: 'C' } as Parameters<Platform['mentionable']>[0]; // none of them looks at it

/** In the order of the table. What nobody's port tells has its reason here. */
const differences = [
  {
    what: 'has a home with everything at one place',
    by: ['yes', 'no', 'no'],
    why: 'Discord and the playground have no such page: `/streak` and `/coach` show the same',
  },
  {
    what: 'writes beside a channel, in a panel for agents',
    by: ['yes', 'no', 'no'],
    why: 'only Slack has one; a direct message does the same',
  },
  {
    what: 'is offered titles while typing a command',
    by: ['no', 'yes', 'yes'],
    why: 'Slack completes no slash command of an app',
  },
  {
    what: 'marks a message for the timeline by a reaction',
    by: ['yes', 'no', 'no'],
    why: 'on Discord reactions are not read, and the playground has none',
  },
  {
    what: 'bookmarks the steps of an incident by a press',
    by: ['yes', 'no', 'no'],
    why: 'Discord announces each pin in the channel, and the playground has one person',
  },
] as const;

async function platforms(): Promise<readonly Platform[]> {
  const discord = createDiscord({ token: 'a token', commandPrefix: '', admins: [], log, clock });
  const { library } = await loadLibrary({ folders: [] });
  const search = await searchOf(library);
  const web = webOf(library, search, {
    playground: 'here',
    home: 'playground',
    countEnough: async () => undefined,
    log,
    clock,
  });
  return [openSlackWorkspace().platform, discord, web];
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

async function table(): Promise<string> {
  const all = await platforms();
  const told = (tell: (platform: Platform) => string): readonly string[] => all.map(tell);
  return [
    row('what a person does', 'Slack', 'Discord', 'playground', 'why not'),
    row('---', '---', '---', '---', '---'),
    ...Object.keys(behaviours).map((what) => row(what, 'yes', 'yes', 'yes', '')),
    row(
      'types a command in a thread',
      ...told((one) => (one.takesCommandsInThreads(place) ? 'yes' : 'no')),
      'Slack runs none there, of any app: `@Coach` and the words do it',
    ),
    row(
      'has the question mention a group',
      ...told((one) => (one.mentionable(place) ? `a ${one.mentionable(place)}` : 'no')),
      'nobody is away from the playground',
    ),
    ...differences.map(({ what, by, why }) => row(what, ...by, why)),
  ].join('\n');
}

it('the page on Slack tells what every platform does, by the suite that all of them pass, and why one does not', async () => {
  const page = readFileSync(new URL('../docs/slack.md', import.meta.url), 'utf8');

  expect(page).toContain(await table());
});
