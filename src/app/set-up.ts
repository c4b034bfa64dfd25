import { relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../../adapters/shared/finding.ts';
import type { SetUp } from '../../adapters/web/lead/facts.ts';
import type { Config } from '../config.ts';
import type { Epoch, Place } from '../ids.ts';
import type { Library, Problem } from '../library/model.ts';
import type { Store } from '../store/store.ts';
import type { Connections } from './connections.ts';
import { examineDiscordOf, examineSlackOf, examineStorage } from './findings.ts';
import { findSteps } from './step-findings.ts';

export interface SetUpSources {
  readonly config: Config;
  readonly store: Store;
  readonly library: () => Library;
  readonly connections: Connections;
  readonly refused: () => Readonly<Record<string, string>>;
}

type Platforms = SetUp['platforms'];

/** The platforms are asked at most so often, however often the page is loaded. */
const freshMs = 10_000;

/** What the set-up page shows: of everything, or to whoever leads a team of what concerns them. */
export function createSetUp(
  sources: () => SetUpSources,
  clock: () => Epoch = Date.now,
): (team?: string) => Promise<SetUp | undefined> {
  let last: { readonly at: Epoch; readonly found: Promise<SetUp> } | undefined;
  return async (team) => {
    const now = clock();
    if (!last || now - last.at >= freshMs || now < last.at)
      last = { at: now, found: readSetUp(sources(), now) };
    const found = await last.found;
    return team === undefined ? found : forTeam(found, team);
  };
}

/** No other server's name, no path of the machine. undefined: there is no such platform. */
function forTeam(found: SetUp, team: string): SetUp | undefined {
  const platforms = found.platforms
    .filter(({ prefix, findings }) => findings.length > 0 && team.startsWith(prefix))
    .map(({ findings, ...platform }) => ({
      ...platform,
      findings: findings.filter(({ what }) => what !== 'servers' && what !== 'channels'),
    }));
  return platforms.length > 0 ? { ...found, program: [], teams: [], platforms } : undefined;
}

async function readSetUp(sources: SetUpSources, lookedAt: Epoch): Promise<SetUp> {
  const { config } = sources;
  const places = await placesOf(sources.store);
  const teams = [...new Set(places.map(({ team }) => team))].sort();
  const [program, slack, discord, problems] = await Promise.all([
    examineStorage(config),
    slackOf(sources),
    discordOf(sources, places),
    problemsOf(config.guidesPath),
  ]);
  const platforms =
    config.slack || config.discord ? [slack, discord] : [slack, discord, await playground(sources)];
  return { lookedAt, teams, program, platforms, runbooks: runbooksOf(sources, problems), problems };
}

/** Where questions are asked. */
async function placesOf(store: Store): Promise<readonly Place[]> {
  const found: Place[] = [];
  try {
    for await (const { schedule } of store.schedules()) found.push(schedule.place);
  } catch {
    return []; // the store is away, which its finding says
  }
  return found;
}

async function slackOf(sources: SetUpSources): Promise<Platforms[number]> {
  const { slack, commandPrefix } = sources.config;
  if (slack) {
    const asked = await examineSlackOf(slack, true);
    return {
      name: 'Slack',
      prefix: 'slack:',
      findings: [connection(sources, 'slack'), ...asked, ...(await steps(sources, 'slack'))],
    };
  }
  const { createAppLink } = await import('../../adapters/slack/manifest.ts');
  return {
    name: 'Slack',
    prefix: 'slack:',
    findings: [],
    start: {
      label: 'Create the Slack app',
      url: createAppLink({ prefix: commandPrefix, socketMode: true }),
      rest: ' with everything filled in, then put its two tokens into .env as docs/slack.md shows, and start again.',
    },
  };
}

async function discordOf(sources: SetUpSources, places: readonly Place[]): Promise<Platforms[number]> {
  const { discord } = sources.config;
  if (discord) {
    const asked = await examineDiscordOf(
      discord,
      places.map(({ conversation }) => conversation),
    );
    return {
      name: 'Discord',
      prefix: 'discord:',
      findings: [connection(sources, 'discord'), ...asked, ...(await steps(sources, 'discord'))],
    };
  }
  return {
    name: 'Discord',
    prefix: 'discord:',
    findings: [],
    start: {
      label: 'Create an application',
      url: 'https://discord.com/developers/applications',
      rest: ', then put its bot token into .env as docs/discord.md shows, and start again.',
    },
  };
}

async function playground(sources: SetUpSources): Promise<Platforms[number]> {
  return { name: 'Playground', prefix: 'web:', findings: await steps(sources, 'web') };
}

function steps({ store, config }: SetUpSources, platform: string): Promise<readonly Finding[]> {
  return findSteps(store, { platform, coach: `/${config.commandPrefix}coach` });
}

function connection({ connections, refused }: SetUpSources, platform: string): Finding {
  const state = connections.states()[platform];
  const remedy = refused()[platform] ?? (state === 'lost' ? connections.remedies()[0] : undefined);
  const isGood = state === 'connected' && remedy === undefined;
  return {
    what: 'connection',
    isGood,
    said: remedy ?? (isGood ? 'open' : 'away, and tried again by itself'),
  };
}

/** What `coach lint` finds in a team's own folders. */
async function problemsOf(folders: readonly string[]): Promise<readonly Problem[]> {
  if (folders.length === 0) return [];
  const { lintLibrary } = await import('../library/lint.ts');
  const { problems } = await lintLibrary({ folders, isAllOwn: true, pause: () => setImmediate() });
  return problems.map((problem) => ({ ...problem, file: insideOf(folders, problem.file) }));
}

/** Without the place of the folder on this machine. */
function insideOf(folders: readonly string[], file: string): string {
  const folder = folders.find((one) => file.startsWith(one));
  return folder === undefined ? file : relative(folder, file);
}

function runbooksOf({ config, library }: SetUpSources, problems: readonly Problem[]): readonly Finding[] {
  if (config.guidesPath.length === 0)
    return [
      {
        what: 'folders',
        isGood: true,
        isOpen: true,
        said: 'none: set GUIDES_PATH to a folder of Markdown, and its pages are found beside the guides',
      },
    ];
  const pages = library().guides.filter((guide) => guide.own).length;
  const faults = problems.filter(({ isNote }) => !isNote).length;
  return [
    { what: 'pages', isGood: pages > 0, said: `${pages} found` },
    { what: 'problems', isGood: faults === 0, said: faults === 0 ? 'none' : `${faults} in them` },
  ];
}
