import { existsSync } from 'node:fs';
import { chown, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Store } from '../store/store.ts';
import { makeOwnFolder } from './own-folder.ts';

/**
 * Fills a new store beside the file of a folder and puts it in its place once it is whole. The one that was there is kept
 * under the name that comes back; undefined: there was none.
 */
export async function restoreFolder(
  dataDir: string,
  fill: (store: Store, now: number) => Promise<void>,
): Promise<string | undefined> {
  const { holdFolder } = await import('../stores/sqlite/guard.ts');
  const { openEmbedded } = await import('../stores/sqlite/open.ts');
  const { fileOf, markRestoring, unmarkRestoring } = await import('../stores/sqlite/folder.ts');
  const folder = resolve(dataDir);
  const hold = await holdFolder(folder);
  await removeCutOff(folder);
  const { folder: beside, remove } = makeOwnFolder(join(folder, beginning));
  try {
    const store = await openEmbedded({ folder: beside });
    await fill(store, Date.now()).finally(() => store.close());
    await giveTo(folder, fileOf(beside));
    await markRestoring(folder, new Date());
    const aside = await moveAside(fileOf(folder));
    await rename(fileOf(beside), fileOf(folder));
    await unmarkRestoring(folder);
    return aside;
  } finally {
    remove();
    await hold.release();
  }
}

const beginning = 'restoring-';

/** What a restore that was killed has left: it holds what members answered. */
async function removeCutOff(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(beginning)) await rm(join(folder, name), { recursive: true });
}

/** Root restores for the user whose folder it is: a bot could not write a file of root. */
async function giveTo(folder: string, file: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(file, uid, gid);
}

/** The file under another name, with its log; undefined: there was none. */
async function moveAside(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const aside = `${file}.before-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const end of ['', '-wal', '-shm', '-mark'])
    if (existsSync(file + end)) await rename(file + end, aside + end);
  return aside;
}
