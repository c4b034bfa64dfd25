import { Temporal } from 'temporal-polyfill';
import { dayMs } from '../time.ts';

/** `leftOut`: a sentence that names what of a calendar could not be read. */
export type Holidays =
  | { readonly dates: readonly string[]; readonly leftOut?: string }
  | { readonly problem: string };

export const mostDays = 400;
const years = 3;

/** Each once, in order; so many that they are no exceptions any more are a mistake. */
export function limited(found: readonly string[]): Holidays {
  const dates = [...new Set(found)].sort();
  return dates.length > mostDays
    ? { problem: `That is more than ${mostDays} days without a question.` }
    : { dates };
}

/** The end of what a calendar or a country is asked for. */
export function lastDate(from: string): string {
  return Temporal.PlainDate.from(from).add({ years }).toString();
}

export function dayBefore(date: string, days: number): string {
  return Temporal.PlainDate.from(date).subtract({ days }).toString();
}

/** A date as far on as one is from another. */
export function shifted(date: string, from: string, to: string): string {
  return Temporal.PlainDate.from(date).add(Temporal.PlainDate.from(from).until(to)).toString();
}

/** So many local dates from the one that a text begins with. */
export function runOf(start: string, length: number): readonly string[] {
  const first = Date.parse(`${start.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(first)) return [];
  return Array.from({ length }, (_, i) => new Date(first + i * dayMs).toISOString().slice(0, 10));
}
