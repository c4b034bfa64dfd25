import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { UsageError } from './command.ts';

/** What a bot writes meanwhile would be lost. */
export async function refuseRunning({ redisUrl, dataDir }: Config): Promise<void> {
  const { isInUse } = await import('../stores/redis/alive.ts');
  const { isHeld } = await import('../stores/sqlite/guard.ts');
  const isRunning = redisUrl ? await isInUse(redisUrl) : await isHeld(resolve(dataDir));
  if (isRunning) throw new UsageError('A bot runs on this store: stop it first.');
}

/** Before a store is only read: opening it would make one. */
export async function refuseNone({ redisUrl, dataDir }: Config): Promise<void> {
  const { fileOf } = await import('../stores/sqlite/folder.ts');
  if (redisUrl || existsSync(fileOf(resolve(dataDir)))) return;
  throw new Error(
    `There is no store in ${resolve(dataDir)}: set DATA_DIR or REDIS_URL as the bot has it, or start the bot first.`,
  );
}
