import { z } from 'zod';
import type { Field, Form, Option } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { ReadHolidays } from '../../holidays/text.ts';
import type { Values } from '../../notes/draft.ts';
import type { Platform } from '../../platform.ts';
import type { Schedule } from '../../store/schedules.ts';
import { type ReadForm, readForm, typed, wrong } from '../read-form.ts';
import { settingsActs } from './acts.ts';
import { field } from './daily-form.ts';

export type MoreSettings = Pick<
  Schedule,
  'difficulty' | 'closesAfterHours' | 'holidays' | 'holidaysFrom' | 'discussion' | 'role'
>;

export const levels = [
  { value: 'any', label: 'Any' },
  { value: '1', label: 'Easy' },
  { value: '2', label: 'Medium' },
  { value: '3', label: 'Hard' },
];
const mostHours = 72;
const noHours = `Write a number of hours from 1 to ${mostHours}, or nothing.`;
const roleLength = 100;
/** Slack's limit, and less than Discord's. */
const fieldLength = 3000;

type Mentionable = ReturnType<Platform['mentionable']>;

/** What a platform has to set. */
export interface Offered {
  readonly mentionable: Mentionable;
  /** Whether a thread has to be opened there, so that it can be opened with the question. */
  readonly opensThreads: boolean;
}

/** What a place can have of the discussion of its questions, and as it is called on the card. */
export const discussions: readonly (Option & { readonly value: Schedule['discussion'] })[] = [
  { value: 'asked', label: 'Yes' },
  { value: 'opened', label: 'With each question' },
  { value: 'no', label: 'No' },
];

/** The second form of five. */
export function moreForm(now: MoreSettings, { mentionable, opensThreads }: Offered): Form {
  return {
    title: 'More settings',
    act: settingsActs.more(),
    submit: 'Save',
    fields: [
      field('difficulty', 'Difficulty', {
        input: 'pick',
        values: [now.difficulty === undefined ? 'any' : String(now.difficulty)],
        options: levels,
      }),
      field('closes', 'Closes after how many hours', {
        input: 'line',
        values: now.closesAfterHours === undefined ? [] : [String(now.closesAfterHours)],
        hint: 'Empty: when the next is posted',
        optional: true,
      }),
      field('holidays', 'Days without a question', {
        input: 'text',
        values: [holidaysText(now)].filter(Boolean),
        hint: '2026-12-24..2026-12-31, the address or the text of an .ics file, or a country such as DE',
        optional: true,
      }),
      field('discussion', 'Discussion thread', {
        input: 'pick',
        values: [now.discussion],
        options: discussions.filter(({ value }) => opensThreads || value !== 'opened'),
        ...(opensThreads && { hint: 'Yes: when somebody presses Discuss' }),
      }),
      ...mentionField(now.role, mentionable),
    ],
  };
}

/** What stands in the field until somebody types. More dates than a field of every platform holds are told as a whole. */
export function holidaysText({ holidays, holidaysFrom }: MoreSettings): string {
  if (holidaysFrom) return holidaysFrom;
  const dates = holidays.join('\n');
  return dates.length <= fieldLength
    ? dates
    : `As they are: ${holidays.length} days until ${holidays.at(-1)}`;
}

function mentionField(now: string | undefined, mentionable: Mentionable): readonly Field[] {
  if (mentionable === undefined) return [];
  const [label, example] =
    mentionable === 'role' ? ['Role to mention', ''] : ['User group to mention', 'Such as @sre. '];
  const hint = `${example}Empty: nobody is pinged`;
  return [field('role', label, { input: 'role', values: now ? [now] : [], hint, optional: true })];
}

/** `holidays`: what its field was read to be, since that may take the internet. */
export function parseMore(values: Values, holidays: ReadHolidays): ReadForm<MoreSettings> {
  const schema = z.object({
    difficulty: typed.transform((text) => (/^[1-3]$/.test(text) ? Number(text) : undefined)),
    closes: typed.transform((text, context) =>
      text === '' ? undefined : (hoursOf(text) ?? wrong(context, noHours)),
    ),
    holidays: typed.transform((_, context) =>
      'problem' in holidays ? wrong(context, holidays.problem) : holidays,
    ),
    discussion: typed.transform((text) => discussions.find(({ value }) => value === text)?.value ?? 'asked'),
    role: typed.transform((text) => cut(text, roleLength) || undefined),
  });
  return readForm(
    // Key by key: one that is unset has to be said, or what was set before would stay.
    schema.transform(({ difficulty, closes, holidays: { dates, readFrom }, discussion, role }) => ({
      difficulty,
      closesAfterHours: closes,
      holidays: dates,
      holidaysFrom: readFrom,
      discussion,
      role,
    })),
    values,
  );
}

function hoursOf(text: string): number | undefined {
  const hours = Number(/^(\d{1,2})\s*h?$/.exec(text)?.[1]);
  return hours >= 1 && hours <= mostHours ? hours : undefined;
}
