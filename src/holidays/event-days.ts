import { type CalendarEvent, parametersOf, textOf, textsOf, valuesOf } from './calendar-events.ts';
import { dayIn, isAllDay, isMidnight, nearestDay } from './moment.ts';
import { mostStarts, occurrences } from './rule.ts';

/** What one event adds to the days off, or takes from those of the series it belongs to. */
export interface EventDays {
  readonly uid: string | undefined;
  /** The first day of each time it happens, and how many days it lasts. */
  readonly starts: readonly string[];
  readonly length: number;
  /** The occurrence of its series that it stands in for; undefined: it is the series. */
  readonly replaces: string | undefined;
  /** It stands in for each later one too, as far from it as from the first. */
  readonly isOnward: boolean;
  /** Of its lists: what is no date. */
  readonly unread: boolean;
}

export const longestDays = 366;

/** undefined: no whole days, called off, or only observed. Throws where a date or a rule cannot be read. */
export function eventDays(event: CalendarEvent, until: string): EventDays | undefined {
  const instead = textOf(event, 'RECURRENCE-ID');
  const replaces = instead === undefined ? undefined : dayIn(event, instead).toString();
  const isOnward = /;RANGE=THISANDFUTURE\b/.test(parametersOf(event, 'RECURRENCE-ID'));
  const about = { uid: textOf(event, 'UID'), replaces, isOnward };
  const length = isCalledOff(event) || isObserved(event) ? undefined : lengthOf(event);
  if (length === undefined) return replaces ? { ...about, starts: [], length: 1, unread: false } : undefined;
  const first = dayIn(event, textOf(event, 'DTSTART'));
  const ruled = (name: string): readonly string[] =>
    replaces ? [] : textsOf(event, name).flatMap((rule) => occurrences(event, { first, rule, until }));
  const [left, added] = [listed(event, 'EXDATE'), listed(event, 'RDATE')];
  const off = new Set([...left.days, ...ruled('EXRULE')]);
  const starts = [first.toString(), ...ruled('RRULE'), ...added.days].filter((start) => !off.has(start));
  return { ...about, starts: [...new Set(starts)], length, unread: left.unread || added.unread };
}

/** What is no date in a list is left out; the others hold. */
function listed(
  event: CalendarEvent,
  name: string,
): { readonly days: readonly string[]; readonly unread: boolean } {
  const values = valuesOf(event, name);
  if (values.length > mostStarts) throw new Error('a list of too many days');
  const days = values.flatMap((value) => {
    try {
      return [dayIn(event, value.split('/', 1)[0]).toString()];
    } catch {
      return []; // counted by the caller
    }
  });
  return { days, unread: days.length < values.length };
}

const isCalledOff = (event: CalendarEvent): boolean => /^CANCELL?ED$/i.test(textOf(event, 'STATUS') ?? '');

/** An hour in a calendar is no holiday; from midnight to midnight is a day, which is how Outlook writes one. */
function lengthOf(event: CalendarEvent): number | undefined {
  const start = textOf(event, 'DTSTART');
  const end = textOf(event, 'DTEND');
  if (!start) throw new Error('an event without a start');
  const duration = textOf(event, 'DURATION');
  const days = end ? dayIn(event, start).until(nearestDay(end)).days : durationDays(duration);
  const hasNoHours = !start.includes('T') || isAllDay(event);
  const isWhole = end ? isMidnight(end) : duration === undefined || Number.isInteger(days);
  if (!hasNoHours && !(isMidnight(start) && isWhole && days >= 1)) return undefined;
  return Math.min(longestDays, Math.max(1, Math.floor(days)));
}

/** Google marks what is in its holiday calendars and nobody has off. */
const isObserved = (event: CalendarEvent): boolean =>
  /^observance\b/i.test(textOf(event, 'DESCRIPTION') ?? '');

function durationDays(text: string | undefined): number {
  const [, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] =
    text?.match(/^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})S)?)?/i) ??
    [];
  const inDay = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return Number(weeks) * 7 + Number(days) + inDay / 86_400;
}
