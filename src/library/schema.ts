import { z } from 'zod';
import { packs } from './model.ts';

const words = (most: number) =>
  z
    .string('must be a text; quote it if it holds ": " or "#"')
    .trim()
    .max(most, `must be at most ${most} characters`);
const line = (most: number) => words(most).min(1, 'must not be empty');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug such as on-call-incident-response');

/** The head of `guide.md`. Its field descriptions are the manual for whoever writes a guide. */
export const FrontMatter = z.strictObject({
  title: line(120).describe('The whole title'),
  short: line(28).describe('At most 28 characters: buttons, menus, autocomplete'),
  pack: z.enum(packs, `must be one of ${packs.join(', ')}`).describe('Which pack it comes in'),
  level: z.enum(['intermediate', 'advanced'], 'must be intermediate or advanced'),
  minutes: z
    .number('must be a number')
    .int()
    .min(1)
    .max(240)
    .describe('Reading time; the text is held to it within 15 %'),
  topics: z.array(line(60)).min(1).describe('What it is about, as people search for it'),
  summary: line(600).describe('Two or three sentences: what you can do after reading'),
  signals: z
    .array(line(100))
    .describe('Words of a live incident that it answers: error strings, alert names, symptoms'),
  keywords: z
    .array(line(60))
    .default([])
    .describe('Terms of the field by which people look for it, as the index of a book would list them'),
  searches: z
    .record(z.string(), z.array(line(80)).min(1))
    .default({})
    .describe('Of a section, by its anchor: what people type who need it, in their words and not in its own'),
  general: z
    .boolean()
    .default(false)
    .describe('It answers trouble whose cause nobody knows yet; at most one guide says so'),
  related: z.array(slug).describe('Slugs of other guides'),
  reviewed: z.iso.date('must be a date such as 2026-11-23').describe('When somebody last checked every line'),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** Most characters. */
export const questionLimits = { stem: 600, choice: 140, why: 320 } as const;

const Choice = z.strictObject({
  text: line(questionLimits.choice),
  why: words(questionLimits.why)
    .default('')
    .describe('Why it is right or wrong; the guides that come with Coach always say so'),
});

/** One entry of `questions.yaml`. */
export const QuestionEntry = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be short and kebab-case')
    .max(40)
    .describe('Permanent: answers are stored under it'),
  section: z.string().min(1).describe('The anchor of the section that answers it'),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)], 'must be 1, 2 or 3'),
  stem: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .describe('The situation and the question; at most 600 characters and one snippet'),
  choices: z.tuple([Choice, Choice, Choice, Choice], 'must be exactly four'),
  answer: z.enum(['A', 'B', 'C', 'D'], 'must be A, B, C or D'),
});
export type QuestionEntry = z.infer<typeof QuestionEntry>;

export const QuestionFile = z.array(QuestionEntry, 'must be a list of questions');
