import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { openStore } from '../app/storage.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { type Command, UsageError } from './command.ts';
import { makeOwnFolder } from './own-folder.ts';
import { type ProgressStream, withProgress } from './progress.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Write everything remembered into one file, while the bot runs',
  usage: 'backup FILE',
  help: 'The file is a store of its own, from a data folder and from Redis alike: coach restore brings it back to either.',
  options: {},
  async run(given) {
    const [file] = given.words;
    if (!file) throw new UsageError('Say where to: coach backup ./coach-2026-03-01.db');
    const config = readConfig(given.env);
    if (!existsSync(dirname(resolve(file))))
      throw new Error(`There is no folder ${dirname(resolve(file))}: make it first.`);
    await (config.redisUrl
      ? backUpRedis(config, resolve(file), given.error)
      : backUp(config.dataDir, resolve(file)));
    given.print(`Written: ${resolve(file)}`);
    return 0;
  },
};

async function backUp(folder: string, file: string): Promise<void> {
  const { backUpFolder } = await import('../stores/sqlite/backup.ts');
  await backUpFolder(resolve(folder), file);
}

/** By way of a folder of its own, fact by fact. */
async function backUpRedis(config: Config, file: string, stream: ProgressStream): Promise<void> {
  const { openEmbedded } = await import('../stores/sqlite/open.ts');
  const { reporting } = await import('../stores/shared/move.ts');
  const storage = await openStore(config, createLog('silent'));
  const { folder, remove } = makeOwnFolder(join(tmpdir(), 'coach-backup-'));
  try {
    const copy = await openEmbedded({ folder });
    await withProgress({ stream }, 'Copying', (say) =>
      copy.restore(reporting(storage.store.facts(), (facts) => say(`${facts} facts`))),
    ).finally(() => copy.close());
    await backUp(folder, file);
  } finally {
    await storage.close();
    remove();
  }
}
