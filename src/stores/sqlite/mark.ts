import { closeSync, openSync, readFileSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { StoreRefused } from '../shared/schema.ts';

/** Throws StoreRefused where the log beside the file was left by another file: SQLite would mix both without a word. */
export function refuseForeignLog(file: string): void {
  const marks = readMarks(file);
  if (!marks || !sizeOf(`${file}-wal`) || !sizeOf(file)) return;
  const own = openSync(file, 'r');
  const found = markIn(own);
  closeSync(own); // no connection of this process is open yet
  if (found === undefined || marks.includes(found)) return;
  throw new StoreRefused(
    `${file} was replaced, and ${file}-wal beside it is the log of the file before: bring a backup back with coach restore, which puts both aside.`,
  );
}

/** Where the application id stands in a file (https://www.sqlite.org/fileformat2.html#application_id). */
const markAt = 68;

/** undefined: it cannot be read. */
export function markIn(descriptor: number): number | undefined {
  const bytes = Buffer.alloc(4);
  try {
    readSync(descriptor, bytes, 0, 4, markAt);
  } catch {
    return undefined; // whatever is asked of the file next says why
  }
  return bytes.readUInt32BE();
}

/** Whole or not at all, for an empty one beside a log would make a stranger of its own file. */
export function writeMarks(file: string, marks: readonly number[]): void {
  writeFileSync(`${marksOf(file)}.new`, marks.join(' '), { flush: true });
  renameSync(`${marksOf(file)}.new`, marksOf(file));
}

function readMarks(file: string): readonly number[] | undefined {
  const text = sizeOf(marksOf(file)) ? readFileSync(marksOf(file), 'utf8') : '';
  return text === '' ? undefined : text.split(' ').map(Number);
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

function marksOf(file: string): string {
  return `${file}-mark`;
}
