import { resolve } from 'node:path';
import { plural } from '../card/words.ts';
import { readConfig } from '../config.ts';
import type { Epoch } from '../ids.ts';
import { createLog } from '../log.ts';
import { withoutMissed } from '../schedule/missed.ts';
import type { Fact } from '../store/facts.ts';
import { type Command, UsageError } from './command.ts';
import { refuseRunning } from './in-use.ts';
import { openBackup } from './open-backup.ts';
import { withProgress } from './progress.ts';
import { restoreFolder } from './restore-folder.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Bring back what coach backup wrote, into an empty store',
  usage: 'restore FILE [--post-missed]',
  help: 'Stop the bot first. A data folder is moved aside, Redis has to be empty; one that was cut off is run again.\nQuestions that came due since the backup may have been posted: they are left out, unless you say --post-missed.',
  options: { 'post-missed': { type: 'boolean' } },
  async run(given) {
    const [file] = given.words;
    if (!file) throw new UsageError('Say which: coach restore ./coach-2026-03-01.db');
    const config = readConfig(given.env);
    await refuseRunning(config);
    const backup = await openBackup(resolve(file));
    const missed: string[] = [];
    const factsAt = (now: number): AsyncIterable<Fact> => {
      missed.length = 0; // each pass tells all of them
      return given.values['post-missed']
        ? backup.facts()
        : withoutMissed(backup.facts(), now, (slot) => missed.push(slot));
    };
    try {
      await withProgress({ stream: given.error }, 'Restoring', async (say) => {
        const written: Written = { factsAt, onProgress: (count) => say(`${count} facts`) };
        const aside = await (config.redisUrl
          ? restoreRedis(config.redisUrl, written)
          : restoreInFolder(config.dataDir, written));
        if (aside) given.print(`What was there is now ${aside}.`);
      });
    } finally {
      await backup.close();
    }
    given.print(
      `Restored. Left out, because they may have been posted: ${plural(missed.length, 'question')}.`,
    );
    return 0;
  },
};

interface Written {
  /** What is restored, if it is `now`. */
  factsAt(now: Epoch): AsyncIterable<Fact>;
  readonly onProgress: (facts: number) => void;
}

async function restoreInFolder(
  folder: string,
  { factsAt, onProgress }: Written,
): Promise<string | undefined> {
  const { reporting } = await import('../stores/shared/move.ts');
  return restoreFolder(folder, (store, now) => store.restore(reporting(factsAt(now), onProgress)));
}

async function restoreRedis(url: string, { factsAt, onProgress }: Written): Promise<undefined> {
  const { openRedis } = await import('../stores/redis/open.ts');
  const { moveFacts } = await import('../stores/shared/move.ts');
  const store = await openRedis({ url, toRestore: true, log: createLog('silent') });
  try {
    const now = await store.now();
    await moveFacts({ facts: () => factsAt(now) }, store, { onProgress });
  } finally {
    await store.close();
  }
}
