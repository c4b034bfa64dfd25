import { createHash } from 'node:crypto';
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreAway } from '../../store/store.ts';

const prefix = 'forgetting-';

/**
 * On the disk from before the first row is deleted until the last byte is wiped. A file of its own: a row would leave
 * remains of the id itself.
 */
export async function noteUnfinished(folder: string, id: string): Promise<void> {
  try {
    await writeFile(pathOf(folder, id), id, { flush: true });
    await syncFolder(folder);
  } catch (cause) {
    throw new StoreAway('The folder of the store cannot be written.', { cause });
  }
}

export async function noteFinished(folder: string, id: string): Promise<void> {
  await rm(pathOf(folder, id), { force: true });
}

/** Takes up what a process that was cut off left to be wiped. */
export async function finish(folder: string, wipe: (text: string) => Promise<void>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const id = await readFile(join(folder, name), 'utf8');
    if (id) await wipe(id); // empty: cut off before the first row was deleted
    await rm(join(folder, name), { force: true });
  }
}

function pathOf(folder: string, id: string): string {
  return join(folder, prefix + createHash('sha256').update(id).digest('hex').slice(0, 20));
}

/** So that the name is there after a power cut too. Windows opens no folder, and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().finally(() => handle.close());
}
