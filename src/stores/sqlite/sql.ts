import Database from 'libsql';
import { StoreAway } from '../../store/store.ts';
import { toStoreAway } from './away.ts';

export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, unknown>>;

/** The little of SQL that this store needs, so that another SQLite can take its place. Synchronous. */
export interface Sql {
  /** Throws StoreAway where the file that was opened is no longer the one under its name. */
  isThere(): void;
  /** How many rows changed. */
  run(sql: string, ...values: readonly Value[]): number;
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  /** Several statements, without values. */
  script(sql: string): void;
  /** All of it or nothing, and on the disk when it returns. Inside another one it is part of that. */
  write<T>(work: () => T): T;
  /** Writes what the log holds into the file, as far as it can. */
  saveLog(): void;
  close(): void;
}

/** Another program that writes to the file is waited for, and everybody with it. */
const lockedMs = 250;

/**
 * What SQLite refuses (a full disk, a lost volume, a lock of another program) throws StoreAway, the cause kept.
 * `isThere` throws where the file is no longer the one that was opened.
 */
export function openSql(file: string, isThere: () => void = () => undefined): Sql {
  const database = new Database(file, { timeout: lockedMs });
  const statements = new Map<string, Database.Statement>();

  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStoreAway(error, file);
    }
  };
  const using = <T>(sql: string, work: (statement: Database.Statement) => T): T =>
    guarded(() => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return work(statement);
    });
  const all = (sql: string, values: readonly Value[]): readonly Row[] =>
    using(sql, (statement) => statement.all([...values]) as Row[]); // rows are objects unless asked otherwise

  const write = <T>(work: () => T): T => {
    if (!database.open) throw new StoreAway(`${file} is closed.`); // asked of a closed one, what follows ends the process
    if (database.inTransaction) return work();
    guarded(() => database.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      isThere();
      guarded(() => database.exec('COMMIT'));
      return result;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    isThere,
    run: (sql, ...values) => using(sql, (statement) => statement.run([...values]).changes),
    all: (sql, ...values) => all(sql, values),
    // Not the statement's own `get`: it adds a field of its own to the row.
    get: (sql, ...values) => all(sql, values)[0],
    script: (sql) => guarded(() => database.exec(sql)),
    write,
    saveLog() {
      try {
        if (database.open) database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      } catch {
        // the log stays what it is, and the store says already that it is away
      }
    },
    close() {
      if (!database.open) return;
      statements.clear();
      database.close();
    },
  };
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`stored as ${typeof value}, text expected`);
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`stored as ${typeof value}, a number expected`);
  return value;
}

export function asBytes(value: unknown): Buffer {
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw new TypeError(`stored as ${typeof value}, bytes expected`);
}
