import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './model.ts';

export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** YAML text through a schema; every problem names its line in the file and what to write instead. */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  where: { file: string; firstLine: number },
): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line + where.firstLine - 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file: where.file,
      line: lineAt(error.pos[0]),
      what: `this is no valid YAML (${error.message.split(' at line')[0]})`,
      todo: 'mend the YAML; quote a text that holds ": " or "#"',
    }));
    return { problems };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data };
  return { problems: parsed.error.issues.map((issue) => toProblem(issue, where.file, lineOf(issue.path))) };

  /** Of the value, else of the nearest thing around it that exists. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (hasRange(node)) return lineAt(node.range[0]);
    }
    return where.firstLine;
  }
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function toProblem(issue: z.core.$ZodIssue, file: string, line: number): Problem {
  const field = issue.path.map(String).join('.') || 'the file';
  return { file, line, what: `${field}: ${issue.message}`, todo: `correct ${field}` };
}
