import { setImmediate } from 'node:timers/promises';
import { asNumber, type Row, type Sql } from './embedded-sql.ts';

/** Rows read before others get their turn: the longest pause of the event loop. */
export const pageRows = 200;

/** All rows in the order they were written, a page at a time. */
export async function* pages(
  sql: Sql,
  table: string,
  where: string,
  ...values: readonly (number | string)[]
): AsyncGenerator<Row> {
  const query = `SELECT rowid AS place, * FROM ${table} WHERE ${where} AND rowid > ? ORDER BY rowid LIMIT ${pageRows}`;
  for (let last = 0; ; ) {
    const page = sql.all(query, ...values, last);
    yield* page;
    last = asNumber(page.at(-1)?.place ?? last);
    if (page.length < pageRows) return;
    await setImmediate();
  }
}
