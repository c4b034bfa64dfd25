import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { phases, type Said } from '../../src/incident/said.ts';

const root = join(import.meta.dirname, '../..');
export function people(...texts: readonly string[]): readonly Said[] {
  return texts.map((text) => ({ text, from: 'person' }));
}

const GoldenQuery = z.object({
  text: z.string(),
  guides: z.array(z.string()),
  section: z.string().optional(),
});
export type GoldenQuery = z.infer<typeof GoldenQuery>;

const GoldenThread = z.object({
  messages: z.array(z.object({ from: z.enum(['person', 'bot']), text: z.string() })),
  guides: z.array(z.string()).optional(),
  section: z.string().optional(),
  phases: z.array(z.enum(phases)).optional(),
  speak: z.boolean().optional(),
});
export type GoldenThread = z.infer<typeof GoldenThread>;

export const goldenQueries: readonly GoldenQuery[] = rows('queries').map((row) => GoldenQuery.parse(row));
export const goldenThreads: readonly GoldenThread[] = rows('threads').map((row) => GoldenThread.parse(row));
/** What people at work ask for and no guide of production engineering answers. */
export const goldenStrangers: readonly string[] = rows('strangers').map(
  (row) => z.object({ text: z.string() }).parse(row).text,
);

function rows(name: string): readonly unknown[] {
  return readFileSync(join(root, 'test/fixtures/golden', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
