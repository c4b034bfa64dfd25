import { z } from 'zod';
import type { Field, Form, Option } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { Library } from '../../library/model.ts';
import type { Values } from '../../notes/draft.ts';
import { zoneOf } from '../../schedule/calendar.ts';
import type { Schedule } from '../../store/schedules.ts';
import { packName } from '../find/browse.ts';
import { askable } from '../quiz/topic.ts';
import { picked, type ReadForm, readForm, typed, wrong } from '../read-form.ts';
import { settingsActs } from './acts.ts';
import { packsOf, weekdays } from './schedule-words.ts';
import { timeOfDay } from './time-of-day.ts';

export const nameOptions: readonly (Option & { readonly value: Schedule['names'] })[] = [
  { value: 'off', label: 'Off' },
  { value: 'join', label: 'Only people who ask' },
  { value: 'everyone', label: 'Everyone may be named' },
];

export type DailySettings = Pick<Schedule, 'time' | 'zone' | 'days' | 'packs' | 'names'>;

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

/** An error says what was found and what to write. */
export function parseDaily(library: Library, values: Values): ReadForm<DailySettings> {
  const known = packsOf(library);
  const names = nameOptions.map(({ value }) => value);
  const schema = z.object({
    time: typed.transform((text, context) => timeOfDay(text) ?? wrong(context, noTime(text))),
    zone: typed.transform((text, context) => {
      const found = zoneOf(text);
      return 'zone' in found ? found.zone : wrong(context, noZone(text, found.didYouMean));
    }),
    days: picked
      .transform((days) =>
        weekdays.filter(({ value }) => days.includes(value)).map(({ value }) => Number(value)),
      )
      .refine((days) => days.length > 0, 'Choose at least one day.'),
    packs: picked
      .transform((packs) => known.filter((pack) => packs.includes(pack)))
      .refine((packs) => packs.length > 0, 'Choose at least one topic.'),
    names: typed.pipe(z.enum(names, 'Choose one.')),
  });
  return readForm(schema, values);
}

function noTime(text: string): string {
  return `"${cut(text, 20)}" is no time of day. Write it like 10:00 or 16:30.`;
}

function noZone(text: string, didYouMean: string | undefined): string {
  const guess = didYouMean
    ? `Did you mean ${didYouMean}?`
    : 'Write it like Europe/Berlin, or name a large city in it.';
  return `${cut(text, 40) || 'Nothing'} is no time zone. ${guess}`;
}

export function field(
  name: string,
  label: string,
  rest: Pick<Field, 'input' | 'values'> & Partial<Pick<Field, 'hint' | 'options' | 'optional'>>,
): Field {
  return { options: [], optional: false, ...rest, name, label };
}
