import { access, rename } from 'node:fs/promises';
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

/** The file of a folder under another name, with its log; undefined: there was none. */
export async function moveAside(folder: string): Promise<string | undefined> {
  const { fileOf } = await import('../stores/sqlite/folder.ts');
  const file = fileOf(folder);
  const aside = `${file}.before-${new Date().toISOString().replaceAll(':', '-')}`;
  if (!(await isThere(file))) return undefined;
  for (const end of ['', '-wal', '-shm'])
    if (await isThere(file + end)) await rename(file + end, aside + end);
  return aside;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
