import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './model.ts';

export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/**
 * More than anybody writes: the parser takes seconds over it, or all of the stack. Its time grows with the square of the
 * tabs, of the anchors, of the marks in a line and of the lines of one value.
 */
const limits = {
  characters: 262_144,
  lines: 4000,
  depth: 32,
  tabs: 200,
  anchors: 200,
  linesOfValue: 500,
  line: 2000,
};
/** A line that begins an entry or a field. */
const begins = /^ {0,255}(?:-(?: |$)|["']?[\w-]{1,100}["']?:(?: |$))/;

/** What the text is refused for, before it is parsed. */
function faultOf(text: string): { readonly what: string; readonly todo: string } | undefined {
  if (text.length > limits.characters)
    return {
      what: `this YAML has ${Math.round(text.length / 1024)} KiB; at most 256 are read`,
      todo: 'split it',
    };
  const lines = text.split('\n');
  if (lines.length > limits.lines)
    return {
      what: `this YAML has ${lines.length} lines; at most ${limits.lines} are read`,
      todo: 'split it',
    };
  if (text.split('\t').length > limits.tabs)
    return { what: `this YAML has more than ${limits.tabs} tabs`, todo: 'indent with blanks' };
  if (text.split(/(?<!\S)&\w/).length > limits.anchors)
    return { what: `this YAML has more than ${limits.anchors} anchors`, todo: 'write it without' };
  if (lines.some((line) => line.length > limits.line))
    return { what: `this YAML has a line of more than ${limits.line} characters`, todo: 'break it' };
  if (longestValue(lines) > limits.linesOfValue)
    return {
      what: `this YAML has a value of more than ${limits.linesOfValue} lines`,
      todo: 'shorten it',
    };
  const isDeep = /^ {256}|(?:[-?:][ \t]+){24}/m.test(text) || depthOf(text) > limits.depth;
  return isDeep ? tooDeep : undefined;
}

const tooDeep = { what: 'this YAML is nested too deep', todo: 'write it flat' };

/** undefined: what no limit foresaw took all of the stack. */
function documentOf(text: string, lineCounter = new LineCounter()): Document | undefined {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function longestValue(lines: readonly string[]): number {
  let longest = 0;
  let length = 0;
  for (const line of lines) {
    length = begins.test(line) ? 1 : length + 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** How deep brackets stand in one another at most, whatever is quoted. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [mark] of text.matchAll(/[[{}\]]/g)) {
    depth = mark === '[' || mark === '{' ? depth + 1 : Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  return most;
}

/** The value of some YAML; undefined where it is none, or too much. */
export function readYaml(text: string): unknown {
  if (faultOf(text)) return undefined;
  const document = documentOf(text);
  if (!document || document.errors.length > 0) return undefined;
  const read = toValue(document);
  return 'failed' in read ? undefined : read.value;
}

/** YAML text through a schema; every problem names its line in the file and what to write instead. */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  where: { file: string; firstLine: number },
): Parsed<T> {
  const wrong = (line: number, what: string, todo: string): Parsed<T> => ({
    problems: [{ file: where.file, line, what, todo }],
  });
  const fault = faultOf(text);
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
      `this is no valid YAML (${error.message.split(' at line')[0]})`,
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

function said(issue: z.core.$ZodIssue, isMissing: boolean): Pick<Problem, 'what' | 'todo'> {
  const field = issue.path.map(String).join('.');
  if (!field) return { what: issue.message, todo: 'correct the file' };
  if (isMissing) return { what: `${field} is missing`, todo: `write ${field}` };
  return { what: `${field}: ${issue.message}`, todo: `correct ${field}` };
}
