import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bundledGuides } from '../app/content.ts';
import { type Config, readConfig } from '../config.ts';
import { loadLibrary } from '../library/load.ts';
import { type Command, print, printJson } from './command.ts';
import { saySettings } from './settings.ts';

interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  readonly said: string;
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check the configuration, the store, the guides and the connections, and say what to do',
  usage: 'doctor [--json]',
  options: { json: { type: 'boolean' } },
  async run(given) {
    const config = readConfig(process.env);
    const settings = { what: 'Settings', isGood: true, said: saySettings(given.settings) };
    const findings = [
      settings,
      ...(await content(config)),
      ...(await storage(config)),
      ...(await platforms(config)),
    ];
    if (given.values.json) printJson(findings);
    else
      for (const finding of findings) print(`${finding.isGood ? '✓' : '✗'} ${finding.what}: ${finding.said}`);
    return findings.every((finding) => finding.isGood) ? 0 : 1;
  },
};

async function content(config: Config): Promise<readonly Finding[]> {
  const { library, problems } = await loadLibrary({ folders: [bundledGuides(), ...config.guidesPath] });
  const own = library.guides.filter((guide) => guide.own).length;
  const count = `${library.guides.length} guides (${own} your own), ${library.questions.length} questions`;
  const said = problems.length === 0 ? count : `${count}; ${problems.length} problems: run coach lint`;
  return [{ what: 'Library', isGood: problems.length === 0, said }];
}

async function storage(config: Config): Promise<readonly Finding[]> {
  if (!config.redisUrl) return [await folder(resolve(config.dataDir))];
  try {
    const { examineRedis } = await import('../stores/redis/examine.ts');
    const { version, judged } = await examineRedis(config.redisUrl);
    if (judged.length === 0)
      return [{ what: 'Redis', isGood: true, said: `${version}, keeps what it is given` }];
    return judged.map(({ problem, remedy }) => ({
      what: 'Redis',
      isGood: false,
      said: `${problem}: ${remedy}`,
    }));
  } catch (error) {
    const said = messageOf(error).replace(/\.$/, '');
    return [{ what: 'Redis', isGood: false, said: `${said}. Start it, or correct REDIS_URL` }];
  }
}

async function folder(path: string): Promise<Finding> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    return { what: 'Data folder', isGood: true, said: `${path} can be written` };
  } catch {
    return {
      what: 'Data folder',
      isGood: false,
      said: `${path} cannot be written: change its owner, or set DATA_DIR`,
    };
  }
}

async function platforms(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (config.slack) {
    const { examineSlack } = await import('../../adapters/slack/examine.ts');
    const { throughProxy } = await import('../../adapters/slack/proxy.ts');
    const fetch = config.slack.proxy && throughProxy(config.slack.proxy).fetch;
    findings.push({ what: 'Slack', ...(await examineSlack({ ...config.slack, fetch })) });
  }
  if (config.discord) {
    const { examineDiscord } = await import('../../adapters/discord/examine.ts');
    findings.push({ what: 'Discord', ...(await examineDiscord(config.discord)) });
  }
  if (findings.length > 0) return findings;
  return [
    {
      what: 'Platforms',
      isGood: true,
      said: 'none configured, so the playground is on; docs/slack.md and docs/discord.md say how',
    },
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
