import { Temporal } from 'temporal-polyfill';
import { type CalendarEvent, parametersOf, textOf } from './calendar-events.ts';

/** `20261224`, `2026-12-24`, and either with a time behind it. Throws a RangeError. */
export function dateOf(text: string | undefined): Temporal.PlainDate {
  const [, year, month, day] = text?.match(/^(\d{4})-?(\d{2})-?(\d{2})(?:T|$)/i) ?? [];
  return Temporal.PlainDate.from(
    { year: Number(year), month: Number(month), day: Number(day) },
    { overflow: 'reject' },
  );
}

/** A date of an event: the local midnight that a program meant which wrote an all-day event in UTC. */
export function dayIn(event: CalendarEvent, text: string | undefined): Temporal.PlainDate {
  return isAllDay(event) ? nearestDay(text) : dateOf(text);
}

/** The midnight next to a moment: what ends a minute before one ends there. */
export function nearestDay(text: string | undefined): Temporal.PlainDate {
  const isLate = /T(?:1[2-9]|2\d)/.test(text ?? '');
  return dateOf(text).add({ days: isLate ? 1 : 0 });
}

const midnight = /T(?:(?:00|24):?00(?::?00)?|23:?59(?::?\d\d)?)(?:[.,]\d{1,9})?(?:Z|[+-]\d\d(?::?\d\d)?)?$/;

export const isMidnight = (value: string): boolean => midnight.test(value);

const marks = ['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT'] as const;

export const isAllDay = (event: CalendarEvent): boolean =>
  marks.some((mark) => textOf(event, mark)?.toUpperCase() === 'TRUE');

/** The last day on which a series may begin: a moment in UTC is one of the zone that the series begins in. */
export function lastDay(event: CalendarEvent, until: string): Temporal.PlainDate {
  if (!/T\d{6}Z$/.test(until) || /T2359\d\dZ$/.test(until)) return dateOf(until);
  const [, zone] = parametersOf(event, 'DTSTART').match(/;TZID="?([^";]{1,100})/) ?? [];
  return (zone && localDate(until, zone)) || nearestDay(until);
}

function localDate(moment: string, zone: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate();
  } catch {
    return undefined; // a zone of a program's own
  }
}
