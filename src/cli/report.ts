import { resolve } from 'node:path';
import { askDoor } from '../app/door.ts';
import { openStore } from '../app/storage.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Report } from '../reports/report.ts';
import { type ReportName, reports } from '../reports/reports.ts';
import { type Command, print, printJson } from './command.ts';
import { loadContent } from './content.ts';

/** A command that prints a report, whether the bot runs or not. */
export function reportCommand(name: ReportName, about: Pick<Command, 'summary'>): Command {
  return {
    name,
    ...about,
    usage: `${name} [--json]`,
    help: 'While the bot runs on the embedded store, it is asked through the socket in its data folder.',
    options: { json: { type: 'boolean' } },
    async run(given) {
      const report = await readReport(name);
      if (given.values.json) printJson(report.data);
      else print(report.text);
      return 0;
    },
  };
}

async function readReport(name: ReportName): Promise<Report> {
  const config = readConfig(process.env);
  if (!config.redisUrl) {
    const { socketOf } = await import('../stores/sqlite/guard.ts');
    const answered = await askDoor(socketOf(resolve(config.dataDir)), name);
    if (answered) return answered;
  }
  const storage = await openStore(config, createLog('silent'));
  try {
    const library = async () => (await loadContent()).library;
    return await reports[name]({ store: storage.store, library });
  } finally {
    await storage.close();
  }
}
