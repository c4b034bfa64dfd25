import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreAway } from '../../store/store.ts';

/** Why SQLite refused, for the operator. What the disk says is asked of the disk: SQLite tells some full ones as an I/O error. */
export function toStoreAway(error: unknown, file: string): StoreAway {
  return new StoreAway(whyAway(codeOf(error), file), { cause: error });
}

/** SQLite's name of a result, such as `SQLITE_BUSY`; https://www.sqlite.org/rescode.html */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** A full disk, or a lock of another program: what was refused may be possible in a while. */
export function mayPass(error: unknown): boolean {
  const code = codeOf(error instanceof StoreAway ? error.cause : error);
  return /^(?:SQLITE_(?:FULL|BUSY|LOCKED|IOERR)|ENOSPC$|EDQUOT$)/.test(code);
}

export function isDamaged(code: string): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

function whyAway(code: string, file: string): string {
  if (code === 'SQLITE_FULL' || (code.startsWith('SQLITE_IOERR') && isDiskFull(file)))
    return `The disk of ${file} is full: make room.`;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return `Another program holds ${file} locked: end it.`;
  if (isDamaged(code)) return `${file} is damaged: stop Coach, and restore a backup.`;
  return `${file} cannot be read or written.`;
}

function isDiskFull(file: string): boolean {
  try {
    return statfsSync(dirname(file)).bavail === 0;
  } catch {
    return false; // a lost volume says so by the first error
  }
}
