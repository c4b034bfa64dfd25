import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openStore } from '../app/storage.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { withoutMissed } from '../schedule/missed.ts';
import { type Command, print, UsageError } from './command.ts';
import { moveAside, refuseRunning } from './in-use.ts';
import { withProgress } from './progress.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Bring back what coach backup wrote, into an empty store',
  usage: 'restore FILE [--post-missed]',
  help: 'Stop the bot first. A data folder is moved aside, Redis has to be empty.\nQuestions that came due since the backup may have been posted: they are left out, unless you say --post-missed.',
  options: { 'post-missed': { type: 'boolean' } },
  async run(given) {
    const [file] = given.words;
    if (!file) throw new UsageError('Say which: coach restore ./coach-2026-03-01.db');
    const config = readConfig(process.env);
    await refuseRunning(config);
    const { openEmbedded } = await import('../stores/sqlite/open.ts');
    const { fileOf } = await import('../stores/sqlite/folder.ts');
    const { reporting } = await import('../stores/shared/move.ts');
    const folder = await mkdtemp(join(tmpdir(), 'coach-restore-'));
    try {
      await copyFile(resolve(file), fileOf(folder));
      const source = await openEmbedded({ folder });
      const aside = config.redisUrl ? undefined : await moveAside(resolve(config.dataDir));
      if (aside) print(`What was there is now ${aside}.`);
      const target = await openStore(config, createLog('silent'));
      try {
        for await (const _ of target.store.facts())
          throw new UsageError('This Redis holds data already: empty it, or choose another database.');
        const missed: string[] = [];
        const facts = given.values['post-missed']
          ? source.facts()
          : withoutMissed(source.facts(), await target.store.now(), (slot) => missed.push(slot));
        await withProgress('Restoring', (say) =>
          target.store.restore(reporting(facts, (count) => say(`${count} facts`))),
        );
        print(`Restored. Left out, because they may have been posted: ${missed.length} questions.`);
      } finally {
        await target.close();
        await source.close();
      }
      return 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
