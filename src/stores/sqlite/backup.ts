import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { StoreRefused } from '../shared/schema.ts';
import { fileOf } from './folder.ts';
import { openSql, type Sql } from './sql.ts';

/** Copies the file of a store as it is at one moment, whether a bot runs on it or not. Throws StoreRefused. */
export async function backUpFolder(folder: string, target: string): Promise<void> {
  if (!existsSync(fileOf(folder)))
    throw new StoreRefused(`There is no store in ${folder}: nothing to back up.`);
  if (existsSync(target)) throw new StoreRefused(`${target} is there already: choose another name.`);
  const sql = openSql(fileOf(folder));
  try {
    await writeFile(target, '', { flag: 'wx', mode: 0o600 }); // what members answered is theirs alone
    await copyInto(sql, target);
  } finally {
    sql.close();
  }
}

async function copyInto(sql: Sql, target: string): Promise<void> {
  try {
    sql.run('VACUUM INTO ?', target);
    unmark(target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/** So that it is taken for no file that a bot runs on, wherever it is copied to. */
function unmark(target: string): void {
  const copy = openSql(target);
  try {
    copy.script('PRAGMA application_id = 0');
  } finally {
    copy.close();
  }
}
