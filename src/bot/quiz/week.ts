import type { Epoch } from '../../ids.ts';
import { dayMs } from '../../time.ts';

/** The Monday, `YYYY-MM-DD`, of the week of a local date. */
export function mondayOf(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return toDate(at - sinceMonday * dayMs);
}

export function weekBefore(monday: string): string {
  return toDate(Date.parse(`${monday}T00:00:00Z`) - 7 * dayMs);
}

/** "Tuesday" */
export function weekdayOf(date: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'long' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

function toDate(at: Epoch): string {
  return new Date(at).toISOString().slice(0, 10);
}
