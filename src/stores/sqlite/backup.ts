import { access, rm } from 'node:fs/promises';
import { StoreRefused } from '../shared/schema.ts';
import { fileOf } from './folder.ts';
import { openSql } from './sql.ts';

/** Copies the file of a store as it is at one moment, whether a bot runs on it or not. Throws StoreRefused. */
export async function backUpFolder(folder: string, target: string): Promise<void> {
  if (!(await exists(fileOf(folder))))
    throw new StoreRefused(`There is no store in ${folder}: nothing to back up.`);
  if (await exists(target)) throw new StoreRefused(`${target} is there already: choose another name.`);
  const sql = openSql(fileOf(folder));
  try {
    sql.run('VACUUM INTO ?', target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    sql.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
