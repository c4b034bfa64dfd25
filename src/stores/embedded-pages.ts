import { setImmediate } from 'node:timers/promises';
import { asNumber, type Row, type Sql } from './embedded-sql.ts';

/** Rows read before others get their turn: the longest pause of the event loop. */
export const pageRows = 200;

/** Rows looked through for a few that match. */
const spanRows = 2000;

/** Rows that match what no index knows, a span of the table at a time; a row that is written meanwhile is met again at the end. */
export async function* spans(
  sql: Sql,
  table: string,
  where: string,
  ...values: readonly (number | string)[]
): AsyncGenerator<Row> {
  const last = (): number => asNumber(sql.get(`SELECT COALESCE(MAX(rowid), 0) AS last FROM ${table}`)?.last);
  const query = `SELECT * FROM ${table} WHERE rowid > ? AND rowid <= ? AND ${where}`;
  for (let from = 0; from < last(); from += spanRows) {
    yield* sql.all(query, from, from + spanRows, ...values);
    await setImmediate();
  }
}

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
