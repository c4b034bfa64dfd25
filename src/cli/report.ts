import { resolve } from 'node:path';
import { askDoor } from '../app/door.ts';
import { openStore } from '../app/storage.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Report } from '../reports/report.ts';
import type { ReportName } from '../reports/reports.ts';
import { type Command, type Given, printJson } from './command.ts';
import { refuseNone } from './in-use.ts';
import type { Env } from './settings.ts';

/** A command that prints a report, whether the bot runs or not. */
export function reportCommand(
  name: ReportName,
  about: Pick<Command, 'summary'> & Partial<Pick<Command, 'usage'>>,
): Command {
  return {
    name,
    usage: `${name} [--json]`,
    ...about,
    help: 'While the bot runs on the embedded store, it is asked through the socket in its data folder.',
    options: { json: { type: 'boolean' } },
    async run(given) {
      return sayReport(given, await readReport(name, given.env, given.words));
    },
  };
}

/** Prints it; the exit code. */
export function sayReport(given: Given, report: Report): number {
  if (given.values.json) printJson(given, report.data);
  else given.print(report.text);
  return report.isRefused ? 1 : 0;
}

export async function readReport(name: ReportName, env: Env, words: readonly string[] = []): Promise<Report> {
  const config = readConfig(env);
  if (!config.redisUrl) {
    const { socketOf } = await import('../stores/sqlite/guard.ts');
    const answered = await askDoor(socketOf(resolve(config.dataDir)), name, words);
    if (answered) return answered;
  }
  await refuseNone(config);
  const storage = await openStore(config, createLog('silent'));
  try {
    const { reports } = await import('../reports/reports.ts');
    const library = async () => (await (await import('./content.ts')).loadContent(env)).library;
    return await reports[name]({ store: storage.store, library }, words);
  } finally {
    await storage.close();
  }
}
