import type { Token } from 'markdown-it';
import type { Rich } from '../reply.ts';
import { toBlocks, tokenize, toLine } from './markdown.ts';
import { plainLine } from './text.ts';

/** A stretch of a document under one heading. `line` counts from 1 in the file. */
export interface Part {
  readonly title: string;
  readonly anchor: string;
  readonly line: number;
  readonly body: Rich;
}

export interface Document {
  /** The first `#` heading, where there is one. */
  readonly title: string | undefined;
  readonly parts: readonly Part[];
}

/** Cut at `#` and `##`; deeper headings stay inside. What stands before the first heading has an empty title. */
export function parseDocument(text: string, firstLine = 1): Document {
  const tokens = tokenize(text);
  const anchors = new Map<string, number>();
  const parts: Part[] = [];
  let title: string | undefined;
  let open: { title: string; line: number; tokens: Token[] } = { title: '', line: firstLine, tokens: [] };
  const finish = (): void => {
    if (open.title === '' && open.tokens.length === 0) return;
    parts.push({ ...cut(open), anchor: unique(toAnchor(open.title), anchors) });
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    if (token.level === 0 && token.type === 'heading_open' && (token.tag === 'h1' || token.tag === 'h2')) {
      const words = plainLine(toLine(tokens[i + 1]));
      finish();
      if (token.tag === 'h1' && title === undefined) title = words;
      open = { title: words, line: firstLine + (token.map?.[0] ?? 0), tokens: [] };
      i += 2;
    } else open.tokens.push(token);
  }
  finish();
  return { title, parts };
}

/** GitHub's rule: lower case, punctuation dropped, spaces to hyphens. */
export function toAnchor(title: string): string {
  return title
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function unique(anchor: string, seen: Map<string, number>): string {
  const count = seen.get(anchor) ?? 0;
  seen.set(anchor, count + 1);
  return count === 0 ? anchor || 'start' : `${anchor}-${count}`;
}

function cut(open: { title: string; line: number; tokens: Token[] }): Omit<Part, 'anchor'> {
  return { title: open.title, line: open.line, body: toBlocks(open.tokens) };
}
