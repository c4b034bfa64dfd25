import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { acts, stages } from '../../src/incident/stages.ts';
import type { Library } from '../../src/library/model.ts';

const LiveText = z.object({
  text: z.string(),
  live: z.boolean(),
  place: z.enum(['incident', 'alerts', 'talk']),
  from: z.enum(['person', 'bot']),
  tense: z.enum(['now', 'past', 'planned', 'hypothetical', 'other']),
  hand: z.string(),
});
type LiveText = z.infer<typeof LiveText>;

const OutsideText = z.object({ text: z.string(), kind: z.string(), hand: z.string() });

const PhaseText = z.object({
  text: z.string(),
  phase: z.enum(acts),
  ends: z.boolean(),
  from: z.enum(['person', 'bot']),
  hand: z.string(),
});
type PhaseText = z.infer<typeof PhaseText>;

const Thread = z.object({
  messages: z.array(
    z.object({
      text: z.string(),
      from: z.enum(['person', 'bot']),
      does: z.enum(acts),
      stands: z.enum(stages),
    }),
  ),
});
export type Thread = z.infer<typeof Thread>;

const AskedText = z.object({
  text: z.string(),
  kind: z.enum(['typed', 'thread']),
  guide: z.string(),
  section: z.string().optional(),
  hand: z.string(),
});
export type AskedText = z.infer<typeof AskedText>;

export const liveTexts = (): Promise<readonly LiveText[]> => read('corpus/live', LiveText);
export const phaseTexts = (): Promise<readonly PhaseText[]> => read('corpus/phase', PhaseText);
export const threads = (): Promise<readonly Thread[]> => read('corpus/threads', Thread);
export const askedTexts = (): Promise<readonly AskedText[]> => read('corpus/asks', AskedText);
export const outsideTexts = (): Promise<readonly z.infer<typeof OutsideText>[]> =>
  read('corpus/outside', OutsideText);

/** The guides and sections that are asked for and that the library does not have: nothing is learned of them. */
export function gone(library: Library, asked: readonly AskedText[]): readonly string[] {
  const wanted = asked.map(({ guide, section }) => (section === undefined ? guide : `${guide}#${section}`));
  return [...new Set(wanted)].filter((id) => !library.guide(id) && !library.section(id));
}

async function read<T>(folder: string, shape: z.ZodType<T>): Promise<readonly T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file) => parseLines(file, shape));
}

/** JSON lines, an empty line skipped. */
export function parseLines<T>(file: string, shape: z.ZodType<T>): readonly T[] {
  return file
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => shape.parse(JSON.parse(line)));
}
