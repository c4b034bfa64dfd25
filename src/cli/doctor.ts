import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Finding } from '../../adapters/shared/finding.ts';
import { examineContent, examineDiscordOf, examineSlackOf, examineStorage } from '../app/findings.ts';
import { type Config, readConfig } from '../config.ts';
import type { ConversationId } from '../ids.ts';
import { type Command, printJson } from './command.ts';
import { readReport } from './report.ts';
import { type Env, saySettings } from './settings.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check the configuration, the store, the guides and the connections, and say what to do',
  usage: 'doctor [--json]',
  help: '✓ is good, ○ is still to be done, ✗ is wrong. Ends with 1 only where something is wrong.',
  options: { json: { type: 'boolean' } },
  async run(given) {
    const config = readConfig(given.env);
    const storage = await examineStorage(config);
    const isStored = storage.every(({ isGood }) => isGood);
    const findings = [
      { what: 'Settings', isGood: true, said: saySettings(given.settings) },
      await examineContent(config),
      ...storage,
      ...(await platforms(config, isStored ? await scheduled(config, given.env) : [])),
    ];
    if (given.values.json) printJson(given, findings);
    else for (const finding of findings) given.print(`${markOf(finding)} ${finding.what}: ${finding.said}`);
    return findings.every((finding) => finding.isGood) ? 0 : 1;
  },
};

function markOf({ isGood, isOpen }: Finding): string {
  if (!isGood) return '✗';
  return isOpen ? '○' : '✓';
}

const Rows = z.array(z.object({ conversation: z.string() }));

/** Where questions are asked, as the store says it, by the bot that runs on it too; none where there is no store yet. */
async function scheduled({ redisUrl, dataDir }: Config, env: Env): Promise<readonly ConversationId[]> {
  const { fileOf } = await import('../stores/sqlite/folder.ts');
  if (!redisUrl && !existsSync(fileOf(dataDir))) return [];
  try {
    const rows = Rows.parse((await readReport('status', env)).data);
    return rows.map(({ conversation }) => conversation as ConversationId); // as stored
  } catch {
    return []; // a bot that starts or ends this moment
  }
}

async function platforms(
  { slack, discord }: Config,
  conversations: readonly ConversationId[],
): Promise<readonly Finding[]> {
  const named = (platform: string, findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, what: `${platform} ${finding.what}` }));
  const findings = [
    ...(slack ? named('Slack', await examineSlackOf(slack, false)) : []),
    ...(discord ? named('Discord', await examineDiscordOf(discord, conversations)) : []),
  ];
  if (findings.length > 0) return findings;
  return [
    {
      what: 'Platforms',
      isGood: true,
      said: 'none configured, so the playground is on; docs/slack.md and docs/discord.md say how',
    },
  ];
}
