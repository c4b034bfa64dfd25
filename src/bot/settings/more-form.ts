import type { Field, Form } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { ReadHolidays } from '../../holidays/text.ts';
import type { Values } from '../../notes/draft.ts';
import type { Platform } from '../../platform.ts';
import type { Schedule } from '../../store/schedules.ts';
import { settingsActs } from './acts.ts';
import { field, one } from './daily-form.ts';

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
const roleLength = 100;
/** Slack's limit, and less than Discord's. */
const fieldLength = 3000;

export type ParsedMore =
  | { readonly settings: MoreSettings; readonly errors: undefined }
  | { readonly settings: undefined; readonly errors: Readonly<Record<string, string>> };

type Mentionable = ReturnType<Platform['mentionable']>;

/** The second form of five. */
export function moreForm(now: MoreSettings, mentionable: Mentionable): Form {
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
        values: [now.discussion ? 'yes' : 'no'],
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
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
export function parseMore(values: Values, holidays: ReadHolidays): ParsedMore {
  const hours = parseHours(one(values, 'closes'));
  const errors = {
    ...(hours === 'wrong' ? { closes: `Write a number of hours from 1 to ${mostHours}, or nothing.` } : {}),
    ...('problem' in holidays ? { holidays: holidays.problem } : {}),
  };
  if (hours === 'wrong' || 'problem' in holidays) return { settings: undefined, errors };
  return {
    settings: {
      difficulty: parseDifficulty(one(values, 'difficulty')),
      closesAfterHours: hours,
      holidays: holidays.dates,
      holidaysFrom: holidays.readFrom,
      discussion: one(values, 'discussion') !== 'no',
      role: cut(one(values, 'role'), roleLength) || undefined,
    },
    errors: undefined,
  };
}

function parseDifficulty(text: string): number | undefined {
  return /^[1-3]$/.test(text) ? Number(text) : undefined;
}

function parseHours(text: string): number | undefined | 'wrong' {
  if (text === '') return undefined;
  const hours = Number(/^(\d{1,2})\s*h?$/.exec(text)?.[1]);
  return hours >= 1 && hours <= mostHours ? hours : 'wrong';
}
