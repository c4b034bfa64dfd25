import { existsSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../store/store.ts';
import { makeOwnFolder } from './own-folder.ts';

/** A store on a copy of a file: the file stays what it is. Throws, with a sentence, where it holds no data of Coach. */
export async function openBackup(file: string): Promise<Pick<Store, 'facts' | 'close'>> {
  await refuseOther(file);
  const { openEmbedded } = await import('../stores/sqlite/open.ts');
  const { fileOf } = await import('../stores/sqlite/folder.ts');
  const { folder, remove } = makeOwnFolder(join(tmpdir(), 'coach-restore-'));
  try {
    // What was put aside after a crash has the last answers in its log alone.
    for (const end of ['', '-wal'])
      if (existsSync(file + end)) await copyFile(file + end, fileOf(folder) + end);
    const store = await openEmbedded({ folder });
    return { facts: () => store.facts(), close: () => store.close().finally(remove) };
  } catch (error) {
    remove();
    if (!(error instanceof Error)) throw error;
    // It knows the copy alone.
    throw new Error(error.message.replaceAll(fileOf(folder), file).replaceAll(folder, file), {
      cause: error,
    });
  }
}

/** Where SQLite keeps the version of the data (https://www.sqlite.org/fileformat2.html#user_version_number). */
const versionAt = 60;

/** An empty file, or that of another program, would be a store without anything in it. */
async function refuseOther(file: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const handle = await open(file);
  try {
    const head = Buffer.alloc(100);
    await handle.read(head, 0, head.length, 0);
    if (head.toString('latin1', 0, 15) !== 'SQLite format 3' || head.readUInt32BE(versionAt) === 0)
      throw new Error(`${file} is no backup of Coach, or only the beginning of one: choose another.`);
  } finally {
    await handle.close();
  }
}
