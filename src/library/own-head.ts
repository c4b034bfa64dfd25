import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import type { Head } from './head.ts';
import type { Age, Guide, Problem } from './model.ts';
import { FrontMatter } from './schema.ts';
import { readYaml } from './yaml.ts';

/** What the front matter of a team's own page says, whichever program it was written for. */
export interface OwnHead extends Partial<Pick<Guide, 'title' | 'short' | 'pack' | 'level' | 'summary'>> {
  readonly topics: readonly string[];
  readonly signals: readonly string[];
  readonly keywords: readonly string[];
  readonly related: readonly string[];
  readonly names: readonly string[];
  readonly isGeneral: boolean;
  readonly age: Age | undefined;
  readonly notes: readonly Problem[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Nothing in it drops the page: what cannot be read is left out, with a note where it is a field of ours. */
export function readOwnHead(head: Head, file: string): OwnHead {
  const read = readFields(head);
  const note = (what: string, todo: string): Problem => ({ isNote: true, file, line: 2, what, todo });
  const ours = readOurs(read.fields);
  const { fields } = read;
  const title = words(fields.title) ?? words(fields.name);
  return {
    ...(title === undefined ? {} : { title }),
    ...ours.values,
    summary:
      ours.values.summary ??
      words(fields.description) ??
      words(fields.summary) ??
      words(fields.excerpt) ??
      '',
    topics: ours.values.topics ?? list(fields.tags),
    signals: ours.values.signals ?? [],
    keywords: ours.values.keywords ?? [],
    related: ours.values.related ?? [],
    isGeneral: ours.values.general ?? false,
    names: [
      'linkTitle',
      'sidebar_label',
      'nav_title',
      'alert',
      'alert_name',
      'alertname',
      'parent_alert',
    ].flatMap((name) => list(fields[name])),
    age: ageOf(fields),
    notes: [
      ...(read.isBroken
        ? [
            note(
              'its front matter cannot be parsed whole: it is read line by line',
              'quote a text that holds ": " or "#"',
            ),
          ]
        : []),
      ...ours.wrong.map(({ name, message }) => note(`${name}: ${message}: it is ignored`, `correct ${name}`)),
    ],
  };
}

function readFields(head: Head): { readonly fields: Fields; readonly isBroken: boolean } {
  if (head.fields.trim() === '') return { fields: {}, isBroken: false };
  const value = head.format === 'toml' ? readToml(head.fields) : readYaml(head.fields);
  const mapping = z.record(z.string(), z.unknown()).safeParse(value);
  if (mapping.success) return { fields: mapping.data, isBroken: false };
  return { fields: readLines(head.fields), isBroken: true };
}

/** A microsecond each. */
const mostTomlCharacters = 20_000;

function readToml(text: string): unknown {
  if (text.length > mostTomlCharacters) return undefined;
  try {
    return parseToml(text);
  } catch {
    return undefined; // It is read line by line.
  }
}

/** `name: words` at the left edge; nothing nested. */
function readLines(text: string): Fields {
  const found = text.matchAll(/^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(\S[^\n]*)$/gm);
  return Object.fromEntries(
    [...found].map(([, name, value = '']) => [name, value.trim().replace(/^(["'])([^"']*)\1$/, '$2')]),
  );
}

const shape = FrontMatter.omit({ reviewed: true, minutes: true, title: true, searches: true }).shape;
type Ours = Partial<z.infer<typeof FrontMatter>>;

/** Each field of ours on its own: one that is misshapen spoils no other. */
function readOurs(fields: Fields): {
  readonly values: Omit<Ours, 'title'>;
  readonly wrong: readonly { readonly name: string; readonly message: string }[];
} {
  const values: Record<string, unknown> = {};
  const wrong: { name: string; message: string }[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    if (fields[name] === undefined || fields[name] === null) continue;
    const read = schema.safeParse(fields[name]);
    if (read.success) values[name] = read.data;
    else if ('pack' in fields || name !== 'summary')
      wrong.push({ name, message: read.error.issues[0]?.message ?? 'it is misshapen' });
  }
  return { values, wrong };
}

const reviewed = [
  'last_reviewed_on',
  'last_reviewed',
  'lastReviewed',
  'reviewed_on',
  'reviewed_at',
  'reviewed',
  'review_date',
  'last_review',
  'lastReview',
  'last-reviewed',
];
const changed = [
  'lastmod',
  'lastModified',
  'last_modified',
  'last_modified_at',
  'last_updated',
  'lastUpdated',
  'last-updated',
  'last_update',
  'updated',
  'updated_at',
  'modified',
  'date_modified',
];

function ageOf(fields: Fields): Age | undefined {
  const find = (names: readonly string[]) => names.map((name) => dateOf(fields[name])).find(Boolean);
  const on = find(reviewed);
  if (on) return { means: 'reviewed', on };
  const last = find(changed);
  return last ? { means: 'last changed', on: last } : undefined;
}

/** A day as `YYYY-MM-DD`, however it is written; of a mapping, its `date`. */
function dateOf(value: unknown): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  if (typeof value === 'object' && value !== null && 'date' in value) return dateOf(value.date);
  if (typeof value !== 'string') return undefined;
  const iso = value.match(/^\d{4}-\d{2}-\d{2}/)?.[0];
  if (iso) return z.iso.date().safeParse(iso).success ? iso : undefined;
  const time = /[A-Za-z]/.test(value) ? Date.parse(`${value} UTC`) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim().replace(/\s+/g, ' ') : undefined;
}

function list(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => words(one) ?? []).slice(0, 20);
}
