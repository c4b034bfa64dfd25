import { Temporal } from 'temporal-polyfill';

/** `leftOut`: a sentence that names what of a calendar could not be read. */
export type Holidays =
  | { readonly dates: readonly string[]; readonly leftOut?: string }
  | { readonly problem: string };

const most = 400;
const years = 3;

/** Each once, in order; so many that they are no exceptions any more are a mistake. */
export function limited(found: readonly string[]): Holidays {
  const dates = [...new Set(found)].sort();
  return dates.length > most ? { problem: `That is more than ${most} days without a question.` } : { dates };
}

/** The end of what a calendar or a country is asked for. */
export function lastDate(from: string): string {
  return Temporal.PlainDate.from(from).add({ years }).toString();
}

/** So many local dates from the one that a text begins with. */
export function runOf(start: string, length: number): readonly string[] {
  const [, year, month, day] = start.match(/^(\d{4})-(\d{2})-(\d{2})/) ?? [];
  if (!year) return [];
  const first = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) });
  return Array.from({ length }, (_, i) => first.add({ days: i }).toString());
}
