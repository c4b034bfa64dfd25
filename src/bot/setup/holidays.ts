import type { Epoch } from '../../ids.ts';

const dayMs = 86_400_000;
const mostDates = 400;

type Dates = { readonly dates: readonly string[] } | { readonly wrong: string };

/** Dates and ranges (`2026-12-24..2026-12-31`) in any order; sorted, each once. */
export function parseHolidays(text: string): Dates {
  if (/^(https?|webcal):/i.test(text))
    return { wrong: 'I fetch nothing from the network. Write the dates of that calendar, one a line.' };
  const dates = new Set<string>();
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const span = parseSpan(part);
    if (!span)
      return {
        wrong: `"${part.slice(0, 30)}" is no date. Write it like 2026-12-24, or 2026-12-24..2026-12-31.`,
      };
    for (const date of span) dates.add(date);
  }
  return dates.size > mostDates ? { wrong: `At most ${mostDates} days.` } : { dates: [...dates].sort() };
}

/** Midnight UTC of a date that exists; undefined: `2026-02-30`, or no date. */
export function parseDate(text: string): Epoch | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || toDate(at) !== text ? undefined : at;
}

function parseSpan(text: string): readonly string[] | undefined {
  const [first = '', last = first, ...rest] = text.split('..');
  const from = parseDate(first);
  const to = parseDate(last);
  if (from === undefined || to === undefined || to < from || rest.length > 0) return undefined;
  const days = Math.min(Math.round((to - from) / dayMs), mostDates);
  return Array.from({ length: days + 1 }, (_, day) => toDate(from + day * dayMs));
}

function toDate(at: Epoch): string {
  return new Date(at).toISOString().slice(0, 10);
}
