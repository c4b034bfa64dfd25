import { Temporal } from 'temporal-polyfill';
import type { Epoch } from '../ids.ts';

/** The calendar month before the one of a moment, `YYYY-MM`. */
export function monthBefore(zone: string, at: Epoch): string {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return date.toPlainYearMonth().subtract({ months: 1 }).toString();
}

/** From its first local midnight to the next month's. */
export function monthRange(zone: string, month: string): { readonly from: Epoch; readonly until: Epoch } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const start = (date: Temporal.PlainDate): Epoch => date.toZonedDateTime(zone).epochMilliseconds;
  return { from: start(first), until: start(first.add({ months: 1 })) };
}

/** "November" */
export function monthName(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat('en', { timeZone: 'UTC', month: 'long' }).format(at);
}
