import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './model.ts';

export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** Deeper than anybody writes; the parser takes seconds over it. */
const tooDeep = /(?:[[{]\s*){32}|^ {256}/m;

/** YAML text through a schema; every problem names its line in the file and what to write instead. */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  where: { file: string; firstLine: number },
): Parsed<T> {
  const wrong = (line: number, what: string, todo: string): Parsed<T> => ({
    problems: [{ file: where.file, line, what, todo }],
  });
  if (tooDeep.test(text)) return wrong(where.firstLine, 'this YAML is nested too deep', 'write it flat');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line + where.firstLine - 1;
  const [error] = document.errors;
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
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { value: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => ({
      file: where.file,
      line: lineOf(issue.path),
      ...said(issue, !document.hasIn(issue.path)),
    })),
  };

  /** Of the value, else of the nearest thing around it that exists. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (hasRange(node)) return lineAt(node.range[0]);
    }
    return where.firstLine;
  }
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
