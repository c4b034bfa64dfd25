import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Said } from '../../src/incident/said.ts';
import { parseLines } from './corpus.ts';

const Wanted = z.object({
  best: z.array(z.string()),
  ok: z.array(z.string()).default([]),
  specific: z.boolean().default(false),
  phase: z.array(z.string()).default([]),
});
const Incident = Wanted.extend({
  text: z.string(),
  source: z.string(),
  live: z.union([z.boolean(), z.literal('past')]),
  source_kind: z.string().default(''),
});
const Thread = z.object({
  source: z.string(),
  messages: z.array(z.string()),
  points: z.array(Wanted.extend({ at: z.number() })),
});
const Talk = z.object({ text: z.string(), source: z.string(), kind: z.string(), thread: z.string() });
type Talk = z.infer<typeof Talk>;

/** One labelled text or thread. */
export interface Judged {
  readonly set: string;
  readonly source: string;
  readonly said: readonly Said[];
  readonly isLive: boolean;
  readonly wanted: z.infer<typeof Wanted> | undefined;
}

const points = ['early', 'middle', 'end'];
const longestTalk = 40;

/** A folder of `incidents.jsonl`, `threads.jsonl` and `chatter.jsonl`, as docs/search.md describes them. */
export async function readJudged(folder: string): Promise<readonly Judged[]> {
  const read = async <T>(name: string, shape: z.ZodType<T>): Promise<readonly T[]> =>
    parseLines(await readFile(join(folder, `${name}.jsonl`), 'utf8'), shape);
  const talk = await read('chatter', Talk);
  return [
    ...(await read('incidents', Incident)).map(toOpener),
    ...(await read('threads', Thread)).flatMap(toPoints),
    ...talk.map((one) => calm(one.kind, [one])),
    ...wholeThreads(talk),
  ];
}

function toOpener(one: z.infer<typeof Incident>): Judged {
  const isAlert = one.source_kind === 'alert';
  return {
    set: isAlert ? 'alert' : 'incident',
    source: one.source,
    said: [{ text: one.text, from: isAlert ? 'bot' : 'person' }],
    isLive: one.live === true,
    wanted: one,
  };
}

function toPoints(thread: z.infer<typeof Thread>): readonly Judged[] {
  return thread.points.map((wanted, i) => ({
    set: `thread ${points[i]}`,
    source: thread.source,
    said: thread.messages.slice(0, wanted.at).map((text) => ({ text, from: 'person' })),
    isLive: true,
    wanted,
  }));
}

function wholeThreads(talk: readonly Talk[]): readonly Judged[] {
  const threads = new Map<string, Talk[]>();
  for (const one of talk) {
    const key = `${one.kind} ${one.thread}`;
    threads.set(key, [...(threads.get(key) ?? []), one]);
  }
  return [...threads.values()]
    .filter((thread) => thread.length > 1)
    .map((thread) => calm('whole threads', thread.slice(0, longestTalk)));
}

function calm(set: string, talk: readonly Talk[]): Judged {
  const said = talk.map(({ text }) => ({ text, from: 'person' as const }));
  return { set, source: talk[0]?.source ?? '', said, isLive: false, wanted: undefined };
}
