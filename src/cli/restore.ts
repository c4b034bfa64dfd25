import { resolve } from 'node:path';
import { openStore } from '../app/storage.ts';
import { plural } from '../card/words.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { withoutMissed } from '../schedule/missed.ts';
import type { Store } from '../store/store.ts';
import { type Command, UsageError } from './command.ts';
import { refuseRunning } from './in-use.ts';
import { openBackup } from './open-backup.ts';
import { withProgress } from './progress.ts';
import { restoreFolder } from './restore-folder.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Bring back what coach backup wrote, into an empty store',
  usage: 'restore FILE [--post-missed]',
  help: 'Stop the bot first. A data folder is moved aside, Redis has to be empty.\nQuestions that came due since the backup may have been posted: they are left out, unless you say --post-missed.',
  options: { 'post-missed': { type: 'boolean' } },
  async run(given) {
    const [file] = given.words;
    if (!file) throw new UsageError('Say which: coach restore ./coach-2026-03-01.db');
    const config = readConfig(given.env);
    await refuseRunning(config);
    const backup = await openBackup(resolve(file));
    const missed: string[] = [];
    const fill = async (store: Store, now: number): Promise<void> => {
      const { reporting } = await import('../stores/shared/move.ts');
      const facts = given.values['post-missed']
        ? backup.facts()
        : withoutMissed(backup.facts(), now, (slot) => missed.push(slot));
      await withProgress('Restoring', (say) =>
        store.restore(reporting(facts, (count) => say(`${count} facts`))),
      );
    };
    const restoreInFolder = async (): Promise<void> => {
      const aside = await restoreFolder(config.dataDir, fill);
      if (aside) given.print(`What was there is now ${aside}.`);
    };
    try {
      await (config.redisUrl ? restoreRedis(config, fill) : restoreInFolder());
    } finally {
      await backup.close();
    }
    given.print(
      `Restored. Left out, because they may have been posted: ${plural(missed.length, 'question')}.`,
    );
    return 0;
  },
};

async function restoreRedis(
  config: Config,
  fill: (store: Store, now: number) => Promise<void>,
): Promise<void> {
  const { store, close } = await openStore(config, createLog('silent'));
  try {
    for await (const _ of store.facts())
      throw new UsageError('This Redis holds data already: empty it, or choose another database.');
    await fill(store, await store.now());
  } finally {
    await close();
  }
}
