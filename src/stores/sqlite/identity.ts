import { randomInt } from 'node:crypto';
import { openSync, type Stats, statSync, truncateSync } from 'node:fs';
import { StoreAway } from '../../store/store.ts';
import { mayPass } from './away.ts';
import { readLogIndex, type Torn } from './log-index.ts';
import { markIn, markTorn, refuseForeignLog, refuseTorn, writeMarks } from './mark.ts';
import type { Sql } from './sql.ts';

/** Tells the file that was opened, and the log and the locks beside it, from others under their names. */
export interface Identity {
  /** Throws StoreAway where one of them was deleted, replaced or written over. */
  isThere(): void;
  /** Gives the file a mark of its own, unless the disk is full or another program writes. Until then nothing is watched. */
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
  refuseTorn(file);
  refuseForeignLog(file);
  let watched: Watched | undefined;
  return {
    isThere: () => watched?.isThere(),
    begin(sql) {
      const own = openSync(file, 'r'); // for good: who closes a file gives up the locks that SQLite has on it
      watched = watch({ sql, file, own, marks: markAnew({ sql, file, own }) });
    },
    end: () => watched?.end() ?? true,
  };
}

/** The marks that the file may have from now on. */
function markAnew({ sql, file, own }: Omit<Opened, 'marks'>): readonly number[] {
  const [before = 0, mark] = [markIn(own), randomInt(1, 2 ** 31)];
  try {
    // Both hold until the first page is on the disk, which a visitor that reads the file puts off.
    writeMarks(file, [before, mark]);
    sql.script(`PRAGMA application_id = ${mark}`);
    if (sql.get('PRAGMA wal_checkpoint(TRUNCATE)')?.busy !== 0) return [before, mark];
    writeMarks(file, [mark]);
    return [mark];
  } catch (error) {
    if (!mayPass(error)) throw error;
    return [before, mark]; // the first write says why
  }
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
  let torn: Torn | undefined;
  const findTorn = readLogIndex(file, () => {
    const [ours, ourLog] = [isSame(), log.isSame()];
    return ours && ourLog && { file: ours.size, log: ourLog.size };
  });

  const isMarked = (): boolean => {
    const found = markIn(own);
    if (found === undefined) throw new StoreAway(`${file} cannot be read.`);
    return marks.includes(found);
  };
  const isFileThere = (): boolean => {
    const now = isSame();
    if (now?.mtimeMs === markedAt) return now !== undefined;
    if (!now || !isMarked()) return false;
    markedAt = now.mtimeMs;
    return true;
  };
  const look = (): Torn | undefined => {
    if (torn) return torn;
    torn = findTorn() && findTorn(); // a visitor may have emptied the log between the two looks
    if (torn) markTorn(file, torn === 'file' ? file : log.path);
    return torn;
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
      if (lost) {
        save();
        throw new StoreAway(`${lost.path} was deleted or replaced while Coach runs: restart Coach.`);
      }
      if (look()) throw new StoreAway(whileRunning(torn === 'file' ? file : log.path));
    },
    end() {
      const found = markIn(own);
      const isOwn = found === undefined || marks.includes(found);
      const isLogOwn = isOwn && look() !== 'replaced';
      if (!isLogOwn && log.isSame()) truncateSync(log.path);
      return isOwn && !torn;
    },
  };
}

function whileRunning(part: string): string {
  return `${part} was cut or written over while Coach runs, and what stood in it is lost: stop Coach, and restore a backup.`;
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
