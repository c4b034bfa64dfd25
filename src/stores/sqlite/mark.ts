import { closeSync, openSync, readFileSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

const tornMark = 'torn ';

/** Opening the file is refused from now on. The running bot says it all the same where this cannot be written. */
export function markTorn(file: string, part: string): void {
  try {
    writeFileSync(marksOf(file), `${tornMark}${basename(part)}`, { flush: true });
  } catch {
    // the folder takes no writes
  }
}

/** Throws StoreRefused where a part of it was lost while it was open: what is due would be done twice. */
export function refuseTorn(file: string): void {
  const text = textOf(file);
  if (!text.startsWith(tornMark)) return;
  throw new StoreRefused(
    `${join(dirname(file), text.slice(tornMark.length))} was cut or written over while Coach ran, and what stood in it is lost: bring a backup back with coach restore, or delete ${marksOf(file)} to go on with what ${file} holds.`,
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
  const text = textOf(file);
  return text === '' ? undefined : text.split(' ').map(Number);
}

function textOf(file: string): string {
  return sizeOf(marksOf(file)) ? readFileSync(marksOf(file), 'utf8') : '';
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

function marksOf(file: string): string {
  return `${file}-mark`;
}
