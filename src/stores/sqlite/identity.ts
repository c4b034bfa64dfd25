import { randomInt } from 'node:crypto';
import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { StoreAway } from '../../store/store.ts';
import { StoreRefused } from '../shared/schema.ts';
import type { Sql } from './sql.ts';

/** Tells the file that was opened, and the log and the locks beside it, from others under their names. */
export interface Identity {
  /** Throws StoreAway where one of them was deleted, replaced or written over. */
  isThere(): void;
  /** Gives the file a mark of its own. Until then nothing is watched. */
  begin(sql: Sql): void;
  /**
   * Before the connections are closed, for then SQLite writes the log into the file that was opened, wherever it was moved
   * to. False: another was written over it, so there is no log any more.
   */
  end(): boolean;
}

/**
 * The mark stands in the first page of the file, as its application id, and beside the file. A copy of another moment has
 * another mark, a backup none: written over the file it keeps its place on the disk, and is known all the same.
 * Throws StoreRefused where the log beside the file was left by another file: SQLite would mix both without a word.
 */
export function createIdentity(file: string): Identity {
  refuseForeignLog(file);
  let watched: Watched | undefined;
  return {
    isThere: () => watched?.isThere(),
    begin(sql) {
      const own = openSync(file, 'r'); // for good: who closes a file gives up the locks that SQLite has on it
      const mark = randomInt(1, 2 ** 31);
      // Both hold until the first page is on the disk, which a visitor that reads the file puts off.
      writeMarks(file, [markIn(own), mark]);
      sql.script(`PRAGMA application_id = ${mark}`);
      const isWritten = sql.get('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0;
      if (isWritten) writeMarks(file, [mark]);
      watched = watch({ sql, file, own, marks: readMarks(file) ?? [] });
    },
    end: () => watched?.end() ?? true,
  };
}

type Watched = Omit<Identity, 'begin'>;

interface Opened {
  readonly sql: Sql;
  readonly file: string;
  readonly own: number;
  readonly marks: readonly number[];
}

function watch({ sql, file, own, marks }: Opened): Watched {
  const log = { path: `${file}-wal`, isSame: sameAs(`${file}-wal`) };
  const locks = { path: `${file}-shm`, isSame: sameAs(`${file}-shm`) };
  const isSame = sameAs(file);
  let markedAt: number | undefined;
  let isSaved = false;

  const isFileThere = (): boolean => {
    const now = isSame();
    if (now?.mtimeMs === markedAt) return now !== undefined;
    if (!now || !marks.includes(markIn(own))) return false;
    markedAt = now.mtimeMs;
    return true;
  };
  const save = (): void => {
    if (isSaved) return;
    isSaved = true;
    // This process still has the log that has lost its name: what was acknowledged goes into the file. Not within a write.
    setImmediate(() => sql.saveLog());
  };
  return {
    isThere() {
      if (!isFileThere())
        throw new StoreAway(
          `${file} was deleted or replaced while Coach runs: stop Coach, and restore a backup.`,
        );
      const lost = [log, locks].find((one) => !one.isSame());
      if (!lost) return;
      save();
      throw new StoreAway(`${lost.path} was deleted or replaced while Coach runs: restart Coach.`);
    },
    end() {
      if (marks.includes(markIn(own))) return true;
      if (log.isSame()) truncateSync(log.path);
      return false;
    },
  };
}

/** Looks at a path again: undefined where it is no longer what it was now. */
function sameAs(path: string): () => Stats | undefined {
  const first = statOf(path);
  return () => {
    const now = statOf(path);
    return now && now.ino === first?.ino && now.dev === first.dev ? now : undefined;
  };
}

/** undefined: there is none, or it can no longer be looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function refuseForeignLog(file: string): void {
  const marks = readMarks(file);
  if (!marks || !statOf(`${file}-wal`)?.size || !statOf(file)?.size) return;
  const own = openSync(file, 'r');
  const found = markIn(own);
  closeSync(own); // no connection of this process is open yet
  if (marks.includes(found)) return;
  throw new StoreRefused(
    `${file} was replaced, and ${file}-wal beside it is the log of the file before: bring a backup back with coach restore, which puts both aside.`,
  );
}

/** Where the application id stands in a file (https://www.sqlite.org/fileformat2.html#application_id). */
const markAt = 68;

function markIn(descriptor: number): number {
  const bytes = Buffer.alloc(4);
  readSync(descriptor, bytes, 0, 4, markAt);
  return bytes.readUInt32BE();
}

function readMarks(file: string): readonly number[] | undefined {
  const path = marksOf(file);
  return statOf(path) && readFileSync(path, 'utf8').split(' ').map(Number);
}

function writeMarks(file: string, marks: readonly number[]): void {
  writeFileSync(marksOf(file), marks.join(' '), { flush: true });
}

function marksOf(file: string): string {
  return `${file}-mark`;
}
