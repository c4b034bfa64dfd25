import type { Sql } from './sql.ts';

/** Writes asked for in one turn of the event loop share a transaction, and with it one wait for the disk. */
export interface Together {
  /** Resolves when it is on the disk. One that throws takes back its own writes alone. */
  write<T>(work: () => T): Promise<T>;
  /** What still waits, now. */
  flush(): void;
}

export function createTogether(sql: Sql): Together {
  let waiting: { readonly run: () => () => void; readonly reject: (error: unknown) => void }[] = [];

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    try {
      for (const tell of sql.write(() => jobs.map((job) => job.run()))) tell();
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        const run = (): (() => void) => {
          sql.script('SAVEPOINT one');
          try {
            const result = work();
            sql.script('RELEASE one');
            return () => resolve(result);
          } catch (error) {
            sql.script('ROLLBACK TO one; RELEASE one');
            return () => reject(error);
          }
        };
        waiting.push({ run, reject });
      }),
    flush,
  };
}
