import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { toSectionId } from '../ids.ts';
import { wheres } from '../incident/said.ts';
import { createLibrary } from '../library/library.ts';
import { loadLibrary } from '../library/load.ts';
import type { Library } from '../library/model.ts';
import { parseRunbook } from '../library/runbook.ts';
import type { Match, Search } from '../search/model.ts';
import { createSearch } from '../search/search.ts';
import { type Command, textOf, UsageError } from './command.ts';
import { loadContent } from './content.ts';
import type { Env } from './settings.ts';

const Said = z
  .union([z.string(), z.object({ text: z.string(), from: z.enum(['bot', 'person']).default('person') })])
  .transform((said) => (typeof said === 'string' ? { text: said, from: 'person' as const } : said));

const Line = z.object({
  id: z.string(),
  mode: z.enum(['query', 'thread']),
  text: z.string(),
  messages: z.array(Said).optional(),
  place: z.enum(wheres).default('talk'),
});
type Line = z.infer<typeof Line>;

const Document = z.object({ id: z.coerce.string(), title: z.string().optional(), text: z.string() });

export const rank: Command = {
  name: 'rank',
  summary: 'Rank guides for queries and threads given as JSON lines, for measuring',
  usage: 'rank [--top N] [--library DIR|FILE.jsonl] < LINES',
  help: 'In:  {"id", "mode": "query" | "thread", "text", "messages"?: [oldest, ...], "place"?}, one a line.\n     A message is its text, or {"text", "from": "bot" | "person"}; "place" is "incident", "alerts" or "talk".\nOut: {"id", "guides", "section", "confidence", "speak", "phase", "evidence"}, in order.\nA collection: {"id", "title"?, "text"}, one a line.',
  options: { top: { type: 'string' }, library: { type: 'string' } },
  async run(given) {
    const top = Number(textOf(given, 'top') ?? 5);
    if (!Number.isInteger(top) || top < 1) throw new UsageError('--top takes a whole number from 1');
    const search = await open(textOf(given, 'library'), given.env);
    let code = 0;
    for await (const text of createInterface({ input: given.input })) {
      if (!text.trim()) continue;
      const line = parse(text);
      if ('error' in line) code = 1;
      given.print(JSON.stringify('error' in line ? line : answer(search, line, top)));
    }
    return code;
  },
};

async function open(library: string | undefined, env: Env): Promise<Search> {
  if (library === undefined) return (await loadContent(env)).search();
  return createSearch(await openLibrary(library), () => setImmediate());
}

async function openLibrary(library: string): Promise<Library> {
  if (!library.endsWith('.jsonl')) return (await loadLibrary({ folders: [library], isAllOwn: true })).library;
  const text = await readFile(library, 'utf8');
  const documents = text
    .split('\n')
    .filter((row) => row.trim())
    .map((row) => Document.parse(JSON.parse(row)));
  const guides = documents.map(async ({ id, title, text: body }) => ({
    ...(await toGuide(id, body)),
    title: title ?? '',
  }));
  return createLibrary(await Promise.all(guides), []);
}

/** A text of a collection as a guide of one section, whatever its mark-up. */
async function toGuide(id: string, text: string): Promise<Library['guides'][number]> {
  const { guide } = await parseRunbook(id, {
    path: id,
    inside: id,
    text: '',
    url: undefined,
  });
  const section = {
    id: toSectionId(id, 'text'),
    guide: id,
    anchor: 'text',
    title: '',
    body: [],
    text,
    steps: [],
    hasSteps: false,
    minutes: 1,
    key: id,
  };
  return { ...guide, sections: [section] };
}

function parse(text: string): Line | { readonly id?: string; readonly error: string } {
  try {
    const value: unknown = JSON.parse(text);
    const line = Line.safeParse(value);
    if (line.success) return line.data;
    const id = z.object({ id: z.string() }).safeParse(value);
    return {
      ...(id.success ? { id: id.data.id } : {}),
      error: line.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    };
  } catch {
    return { error: 'this is no JSON object' };
  }
}

function answer(search: Search, line: Line, top: number): Readonly<Record<string, unknown>> {
  const found =
    line.mode === 'query'
      ? asked(search, line.text, top)
      : search.recommend(line.messages ?? [{ text: line.text }], line.place);
  const [best] = found.matches;
  return {
    id: line.id,
    guides: [...new Set(found.matches.map((match) => match.section.guide))].slice(0, top),
    section: best?.section.id ?? '',
    confidence: Math.round((best?.confidence ?? 0) * 1000) / 1000,
    speak: found.speak,
    phase: found.phase,
    evidence: best?.evidence ?? [],
  };
}

function asked(
  search: Search,
  text: string,
  top: number,
): { matches: readonly Match[]; speak: boolean; phase: string } {
  const { matches, fits } = search.find(text, { top: top * 12 });
  return { matches, speak: fits, phase: 'detect' };
}
