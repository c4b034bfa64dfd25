import type { Field, Form, Option } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { Library } from '../../library/model.ts';
import type { Values } from '../../notes/draft.ts';
import { zoneOf } from '../../schedule/calendar.ts';
import type { Schedule } from '../../store/schedules.ts';
import { packName } from '../find/browse.ts';
import { askable } from '../quiz/topic.ts';
import { settingsActs } from './acts.ts';
import { packsOf, weekdays } from './schedule-words.ts';
import { timeOfDay } from './time-of-day.ts';

export const nameOptions: readonly (Option & { readonly value: Schedule['names'] })[] = [
  { value: 'off', label: 'Off' },
  { value: 'join', label: 'Only people who ask' },
  { value: 'everyone', label: 'Everyone may be named' },
];

export type DailySettings = Pick<Schedule, 'time' | 'zone' | 'days' | 'packs' | 'names'>;

type Parsed<T> =
  | { readonly settings: T; readonly errors: undefined }
  | { readonly settings: undefined; readonly errors: Readonly<Record<string, string>> };

/** The five inputs that Discord's limit allows. `zone` empty: not known, to be typed. */
export function dailyForm(library: Library, now: DailySettings): Form {
  const packs = packsOf(library).map((pack) => ({
    value: pack,
    label: `${packName(pack)} (${askable(library).filter((guide) => guide.pack === pack).length})`,
  }));
  return {
    title: 'Daily question',
    act: settingsActs.change(),
    submit: 'Save',
    fields: [
      field('time', 'Time', { input: 'line', values: [now.time], hint: '10:00' }),
      field('zone', 'Time zone', {
        input: 'line',
        values: now.zone ? [now.zone] : [],
        hint: 'Europe/Berlin; a city will do',
      }),
      field('days', 'Days', { input: 'picks', values: now.days.map(String), options: weekdays }),
      field('packs', 'Topics', { input: 'picks', values: now.packs, options: packs }),
      field('names', 'Names on a board', { input: 'pick', values: [now.names], options: nameOptions }),
    ],
  };
}

/** What was typed, checked field by field; an error says what was found and what to write. */
export function parseDaily(library: Library, values: Values): Parsed<DailySettings> {
  const time = parseTime(one(values, 'time'));
  const zone = parseZone(one(values, 'zone'));
  const known = packsOf(library);
  const packs = known.filter((pack) => values.packs?.includes(pack));
  const days = weekdays.map(({ value }) => Number(value)).filter((day) => values.days?.includes(String(day)));
  const names = nameOptions.find(({ value }) => value === one(values, 'names'))?.value;
  const errors = {
    ...('wrong' in time ? { time: time.wrong } : {}),
    ...('wrong' in zone ? { zone: zone.wrong } : {}),
    ...(days.length === 0 ? { days: 'Choose at least one day.' } : {}),
    ...(packs.length === 0 ? { packs: 'Choose at least one topic.' } : {}),
    ...(names ? {} : { names: 'Choose one.' }),
  };
  if ('wrong' in time || 'wrong' in zone || !names || Object.keys(errors).length > 0)
    return { settings: undefined, errors };
  return { settings: { time: time.right, zone: zone.right, days, packs, names }, errors: undefined };
}

type Checked = { readonly right: string } | { readonly wrong: string };

function parseTime(text: string): Checked {
  const right = timeOfDay(text);
  return right === undefined
    ? { wrong: `"${cut(text, 20)}" is no time of day. Write it like 10:00 or 16:30.` }
    : { right };
}

function parseZone(text: string): Checked {
  const found = zoneOf(text);
  if ('zone' in found) return { right: found.zone };
  const guess = found.didYouMean
    ? `Did you mean ${found.didYouMean}?`
    : 'Write it like Europe/Berlin, or name a large city in it.';
  return { wrong: `${cut(text, 40) || 'Nothing'} is no time zone. ${guess}` };
}

export function one(values: Values, name: string): string {
  return (values[name]?.[0] ?? '').trim();
}

export function field(
  name: string,
  label: string,
  rest: Pick<Field, 'input' | 'values'> & Partial<Pick<Field, 'hint' | 'options' | 'optional'>>,
): Field {
  return { options: [], optional: false, ...rest, name, label };
}
