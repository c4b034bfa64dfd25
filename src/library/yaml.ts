import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './model.ts';
import { crowdFault, tooDeep, type YamlFault, yamlFault } from './yaml-limits.ts';

export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** Where a text stands. */
export interface Where {
  readonly file: string;
  readonly firstLine: number;
  /** Where a command of its own reads it: it may be as long as it likes. */
  readonly nobodyWaits?: boolean;
}

/** undefined: what no limit foresaw took all of the stack. */
function documentOf(text: string, lineCounter = new LineCounter()): Document | undefined {
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 0; // The parser makes an error of each fault: their stacks take most of its time.
    return parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The value of some YAML; undefined where it is none, or too much. */
export function readYaml(text: string): unknown {
  if (refusalOf(text)) return undefined;
  const document = documentOf(text);
  if (!document || document.errors.length > 0) return undefined;
  const read = toValue(document);
  return 'failed' in read ? undefined : read.value;
}

function refusalOf(text: string, nobodyWaits = false): YamlFault | undefined {
  return (nobodyWaits ? undefined : crowdFault(text)) ?? yamlFault(text);
}

/** YAML text through a schema; every problem names its line in the file and what to write instead. */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, where: Where): Parsed<T> {
  const wrong = (line: number, what: string, todo: string): Parsed<T> => ({
    problems: [{ file: where.file, line, what, todo }],
  });
  const fault = refusalOf(text, where.nobodyWaits);
  if (fault) return wrong(where.firstLine, fault.what, fault.todo);
  const lines = new LineCounter();
  const document = documentOf(text, lines);
  if (!document) return wrong(where.firstLine, tooDeep.what, tooDeep.todo);
  const lineAt = (offset: number): number => lines.linePos(offset).line + where.firstLine - 1;
  const [error] = document.errors;
  const repeated = error ? undefined : repeatedKey(document);
  if (repeated)
    return wrong(lineAt(repeated.offset), `the key "${repeated.key}" stands twice`, 'remove one of the two');
  if (error)
    return wrong(
      lineAt(error.pos[0]),
      `this is no valid YAML (${error.message})`,
      'mend the YAML; quote a text that holds ": " or "#"',
    );
  const read = toValue(document);
  if ('failed' in read)
    return wrong(
      where.firstLine,
      `this YAML cannot be read (${read.failed})`,
      'write it without anchors and aliases',
    );
  /** Of the value, else of the nearest thing around it that exists. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (hasRange(node)) return lineAt(node.range[0]);
    }
    return where.firstLine;
  };
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { value: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => ({
      file: where.file,
      line: lineOf(issue.path),
      ...said(issue, !document.hasIn(issue.path)),
    })),
  };
}

/** The parser compares each key with all others of its mapping, which takes minutes over a long one. */
function repeatedKey(document: Document): { readonly key: string; readonly offset: number } | undefined {
  let found: { key: string; offset: number } | undefined;
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) found ??= { key: name, offset: key.range?.[0] ?? 0 };
        seen.add(name);
      }
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** An alias without its anchor, and aliases that multiply, are told only here. */
function toValue(document: Document): { readonly value: unknown } | { readonly failed: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : 'no reason given' };
  }
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function said(issue: z.core.$ZodIssue, isMissing: boolean): YamlFault {
  const inside = typeof issue.path[0] === 'number' ? issue.path.slice(1) : issue.path; // its line tells which entry
  const field = inside.map(String).join('.');
  if (!field) return { what: issue.message, todo: 'correct the file' };
  if (isMissing) return { what: `${field} is missing`, todo: `write ${field}` };
  return { what: `${field}: ${issue.message}`, todo: `correct ${field}` };
}
