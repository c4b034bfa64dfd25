import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreAway } from '../../store/store.ts';
import { wipeRemains } from './remains.ts';
import type { Sql } from './sql.ts';

const prefix = 'forgetting-';

interface Dependencies {
  readonly sql: Sql;
  readonly folder: string;
}

/** Deletes rows, and leaves nothing of them in the file, even if the process is cut off in between. */
export async function forgetting(
  { sql, folder }: Dependencies,
  deleteRows: () => Promise<void>,
): Promise<void> {
  const mark = randomUUID();
  await noteUnfinished(folder, mark);
  await deleteRows();
  await wipeRemains(sql);
  rmSync(join(folder, prefix + mark), { force: true });
}

/** On the disk from before the first row is deleted until the last byte is wiped. */
export async function noteUnfinished(folder: string, mark: string): Promise<void> {
  try {
    await writeFile(join(folder, prefix + mark), '', { flush: true });
    await syncFolder(folder);
  } catch (cause) {
    throw new StoreAway('The folder of the store cannot be written.', { cause });
  }
}

/** Wipes what is noted under a mark; without one all, which a process that was cut off left. */
export async function finish({ sql, folder }: Dependencies, mark = ''): Promise<void> {
  const noted = (await readdir(folder)).filter((name) => name.startsWith(prefix + mark));
  if (noted.length === 0) return;
  await wipeRemains(sql);
  for (const name of noted) rmSync(join(folder, name), { force: true });
}

/** So that the name is there after a power cut too. Windows opens no folder, and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().finally(() => handle.close());
}
