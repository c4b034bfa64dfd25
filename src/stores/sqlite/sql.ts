import sqlite from 'node-sqlite3-wasm';
import { StoreAway } from '../../store/store.ts';

export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, unknown>>;

/** The little of SQL that this store needs, so that another SQLite can take its place. Synchronous. */
export interface Sql {
  /** How many rows changed. */
  run(sql: string, ...values: readonly Value[]): number;
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  /** Several statements, without values. */
  script(sql: string): void;
  /** All of it or nothing, and on the disk when it returns. Inside another one it is part of that. */
  write<T>(work: () => T): T;
  /** The same, but on the disk only with the next `write`: it survives the process, and not a power cut. */
  writeSoon<T>(work: () => T): T;
  close(): void;
}

/** What SQLite refuses while the store is open (a full disk, a lost volume) rejects as StoreAway, the cause kept. */
export function openSql(file: string): Sql {
  const database = new sqlite.Database(file);
  const statements = new Map<string, sqlite.Statement>();

  const prepared = (sql: string): sqlite.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const using = <T>(sql: string, work: (statement: sqlite.Statement) => T): T =>
    guarded(() => {
      try {
        return work(prepared(sql));
      } catch (error) {
        drop(sql);
        throw error;
      }
    });
  /** A statement that failed would fail once more, whatever it is asked next. */
  const drop = (sql: string): void => {
    const statement = statements.get(sql);
    statements.delete(sql);
    try {
      statement?.finalize();
    } catch (error) {
      if (!statement?.isFinalized) throw error; // it tells its last failure again, and is gone
    }
  };
  const all = (sql: string, values: readonly Value[]): readonly Row[] =>
    using(sql, (statement) => statement.all([...values]));

  const write = <T>(work: () => T): T => {
    if (database.inTransaction) return work();
    guarded(() => database.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      guarded(() => database.exec('COMMIT'));
      return result;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    run: (sql, ...values) => using(sql, (statement) => statement.run([...values]).changes),
    all: (sql, ...values) => all(sql, values),
    // Not the statement's own `get`: it leaves the statement open after the first row, which blocks checkpoints.
    get: (sql, ...values) => all(sql, values)[0],
    script: (sql) => guarded(() => database.exec(sql)),
    write,
    writeSoon(work) {
      guarded(() => database.exec('PRAGMA synchronous = NORMAL'));
      try {
        return write(work);
      } finally {
        guarded(() => database.exec('PRAGMA synchronous = FULL'));
      }
    },
    close() {
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
      if (database.isOpen) database.close();
    },
  };
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new StoreAway('The file of the store cannot be read or written.', { cause });
  }
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
  if (!(value instanceof Uint8Array)) throw new TypeError(`stored as ${typeof value}, bytes expected`);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
