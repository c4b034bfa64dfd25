import { rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Whole or not at all, with the rights it had. */
export async function replaceFile(path: string, bytes: Buffer | string): Promise<void> {
  const mode = await modeOf(path);
  const beside = join(dirname(path), `.${basename(path)}.import`);
  await writeFile(beside, bytes, { mode, flag: 'wx' });
  await rename(beside, path);
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // a new one
    throw error;
  }
}
