import { setImmediate, setTimeout } from 'node:timers/promises';
import { StoreAway } from '../../store/store.ts';
import { asBytes, asNumber, type Sql } from './sql.ts';

/** Pages looked through before others get their turn. */
const pagesAtOnce = 64;
const zeros = Buffer.alloc(65_536); // the largest page there is

/**
 * Zeroes what deleted rows left in the file. `secure_delete` clears a row where it lay last; a page that was laid out
 * again before may still show it in its unused middle. VACUUM would lay out everything again, and stand still
 * meanwhile: 2.3 s for 84 MB. The pages are read and written through SQLite, because a process that closes a file it
 * opened itself gives up the locks that SQLite has on it.
 */
export async function wipeRemains(sql: Sql): Promise<void> {
  const last = asNumber(sql.get('PRAGMA page_count')?.page_count);
  for (let from = 1; from <= last; from += pagesAtOnce) {
    sql.write(() => wipePages(sql, from));
    await setImmediate();
  }
  await emptyLog(sql);
}

function wipePages(sql: Sql, from: number): void {
  const last = from + pagesAtOnce - 1;
  for (const { pgno, data } of sql.all(
    'SELECT pgno, data FROM sqlite_dbpage WHERE pgno BETWEEN ? AND ?',
    from,
    last,
  )) {
    const page = asBytes(data);
    const unused = unusedPart(page, pgno === 1);
    if (unused.equals(zeros.subarray(0, unused.length))) continue;
    unused.fill(0);
    sql.run('UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?', page, asNumber(pgno));
  }
}

const fileHeaderBytes = 100;
/** First byte of a page of a tree, and how long its header is. Any other page has nothing unused that was used before. */
const treeHeaderBytes: Readonly<Record<number, number>> = { 2: 12, 5: 12, 10: 8, 13: 8 };

/** Between the pointers to a page's cells and the cells (https://www.sqlite.org/fileformat2.html#b_tree_pages). */
function unusedPart(page: Buffer, isFirst: boolean): Buffer {
  const start = isFirst ? fileHeaderBytes : 0;
  const headerBytes = treeHeaderBytes[page.readUInt8(start)];
  if (headerBytes === undefined) return page.subarray(0, 0);
  const from = start + headerBytes + 2 * page.readUInt16BE(start + 3);
  return page.subarray(from, Math.max(from, page.readUInt16BE(start + 5)));
}

const waitMs = 100;
const atMostWaits = 50;

/** Writes the log back into the file and cuts it to nothing. Another program that reads the file holds that up. */
async function emptyLog(sql: Sql): Promise<void> {
  for (let waits = 0; waits < atMostWaits; waits += 1) {
    if (sql.get('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0) return;
    await setTimeout(waitMs);
  }
  throw new StoreAway(
    'Another program reads the file of the store: what was deleted leaves its log after that.',
  );
}
