import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { asNumber, type Sql } from './sql.ts';

/** Read before others get their turn. A whole number of pages, whatever their size. */
const pieceBytes = 1 << 20;

/**
 * Zeroes what deleted rows left of a text in the file. `secure_delete` clears a row where it lay last; a page that was
 * laid out anew before may still show it in its unused middle. VACUUM would lay out everything anew, and stand still
 * for seconds on a large file.
 */
export async function wipeRemains(sql: Sql, file: string, text: string): Promise<void> {
  const pageBytes = asNumber(sql.get('PRAGMA page_size')?.page_size);
  let isWiped: boolean;
  do {
    emptyLog(sql);
    const pages = await pagesWith(file, Buffer.from(text), pageBytes);
    isWiped = pages.length > 0 && wipe(sql, file, { pages, text, pageBytes });
  } while (isWiped);
}

/** Writes the log back into the file and cuts it to nothing. */
function emptyLog(sql: Sql): void {
  sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Offsets of the pages whose raw bytes hold the text. */
async function pagesWith(file: string, text: Buffer, pageBytes: number): Promise<readonly number[]> {
  const handle = await open(file);
  try {
    const pages: number[] = [];
    for await (const { piece, offset } of piecesOf(handle))
      for (let at = piece.indexOf(text); at >= 0; at = piece.indexOf(text, at + 1))
        pages.push(offset + at - (at % pageBytes));
    return [...new Set(pages)];
  } finally {
    await handle.close();
  }
}

async function* piecesOf(handle: FileHandle): AsyncGenerator<{ piece: Buffer; offset: number }> {
  const buffer = Buffer.alloc(pieceBytes);
  for (let offset = 0; ; offset += pieceBytes) {
    const { bytesRead } = await handle.read(buffer, 0, pieceBytes, offset);
    if (bytesRead === 0) return;
    yield { piece: buffer.subarray(0, bytesRead), offset };
    await setImmediate();
  }
}

interface Remains {
  readonly pages: readonly number[];
  readonly text: string;
  readonly pageBytes: number;
}

/**
 * false: the text stands in no unused part of these pages, but in rows. All in one turn, so that nothing else is
 * written between: the file is whole without its log, then changed, and then read anew, whatever SQLite had of it.
 */
function wipe(sql: Sql, file: string, { pages, text, pageBytes }: Remains): boolean {
  emptyLog(sql);
  const descriptor = openSync(file, 'r+');
  let isWiped = false;
  try {
    for (const offset of pages) {
      const page = Buffer.alloc(pageBytes);
      readSync(descriptor, page, 0, pageBytes, offset);
      const { from, to } = unusedPart(page, offset === 0);
      if (!page.subarray(from, to).includes(text)) continue;
      writeSync(descriptor, Buffer.alloc(to - from), 0, to - from, offset + from);
      isWiped = true;
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  sql.script('PRAGMA shrink_memory'); // drops its copies of the pages
  return isWiped;
}

const fileHeaderBytes = 100;
/** First byte of a page of a tree, and how long its header is. Any other page has nothing unused that was used before. */
const treeHeaderBytes: Readonly<Record<number, number>> = { 2: 12, 5: 12, 10: 8, 13: 8 };

/** Between the pointers to a page's cells and the cells (https://www.sqlite.org/fileformat2.html#b_tree_pages). */
function unusedPart(page: Buffer, isFirst: boolean): { from: number; to: number } {
  const start = isFirst ? fileHeaderBytes : 0;
  const headerBytes = treeHeaderBytes[page.readUInt8(start)];
  if (headerBytes === undefined) return { from: 0, to: 0 };
  const from = start + headerBytes + 2 * page.readUInt16BE(start + 3);
  const to = page.readUInt16BE(start + 5);
  return from < to && to <= page.length ? { from, to } : { from: 0, to: 0 };
}
