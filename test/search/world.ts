import { z } from 'zod';
import { phases, type Said } from '../../src/incident/said.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';

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

export const goldenQueries = fixtureLines('golden/queries', GoldenQuery);
export const goldenThreads = fixtureLines('golden/threads', GoldenThread);
/** What people at work ask for and no guide of production engineering answers. */
export const goldenStrangers = fixtureLines('golden/strangers', z.object({ text: z.string() })).map(
  ({ text }) => text,
);
