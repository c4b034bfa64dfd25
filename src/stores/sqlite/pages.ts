import { setImmediate } from 'node:timers/promises';
import { asNumber, asText, type Row, type Sql, type Value } from './sql.ts';

/** Rows read before others get their turn: the longest pause of the event loop. */
export const pageRows = 200;

/** Rows looked through for a few that match. */
const spanRows = 2000;

/** Rows that match what no index knows, a span of the table at a time; a row that is written meanwhile is met again at the end. */
export async function* spans(
  sql: Sql,
  table: string,
  { where, value }: { readonly where: string; readonly value: string },
): AsyncGenerator<Row> {
  const last = (): number => asNumber(sql.get(`SELECT COALESCE(MAX(rowid), 0) AS last FROM ${table}`)?.last);
  const query = `SELECT * FROM ${table} WHERE rowid > ? AND rowid <= ? AND ${where}`;
  for (let from = 0; from < last(); from += spanRows) {
    yield* sql.all(query, from, from + spanRows, value);
    await setImmediate();
  }
}

interface Pages {
  /** Only the rows of this member. */
  readonly member?: number | undefined;
  /** What an index holds the rows in the order of, so that a page is found without the ones before it. */
  readonly by?: 'rowid' | 'event';
}

/** All rows, a page at a time. */
export async function* pages(
  sql: Sql,
  table: string,
  { member, by = 'rowid' }: Pages = {},
): AsyncGenerator<Row> {
  const of = member === undefined ? [] : [member];
  const where = `${member === undefined ? '' : 'member = ? AND '}${by} > ?`;
  const query = `SELECT ${by} AS place, * FROM ${table} WHERE ${where} ORDER BY ${by} LIMIT ${pageRows}`;
  for (let last: Value = by === 'rowid' ? 0 : ''; ; ) {
    const page = sql.all(query, ...of, last);
    yield* page;
    if (page.length < pageRows) return;
    const place = page.at(-1)?.place;
    last = by === 'rowid' ? asNumber(place) : asText(place);
    await setImmediate();
  }
}
