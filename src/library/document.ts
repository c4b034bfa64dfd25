import type { Token } from 'markdown-it';
import type { Rich } from '../card/card.ts';
import { readReferences, toBlocks, tokenize, toLine } from './markdown.ts';
import { cutAtHeadings } from './slices.ts';
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

/** Awaited now and then, so that nothing else waits for a long file. */
export type Pause = () => Promise<void>;

/** So many characters are parsed in a few milliseconds. */
export const sliceLength = 16_384;

interface Options {
  readonly firstLine?: number;
  readonly pause?: Pause;
  /** Characters parsed between two pauses. */
  readonly most?: number;
}

/** Cut at `#` and `##`; deeper headings stay inside. What stands before the first heading has an empty title. */
export async function parseDocument(text: string, options: Options = {}): Promise<Document> {
  const { firstLine = 1, pause = () => Promise.resolve(), most = sliceLength } = options;
  const outline = createOutline();
  const plain = text.replace(/\r\n?/g, '\n');
  const slices = cutAtHeadings(plain, most);
  if (slices.length > 1) await pause();
  const references = slices.length > 1 ? readReferences(plain) : {};
  for (const slice of slices) {
    if (slices.length > 1) await pause();
    outline.add(tokenize(slice.text, references), firstLine + slice.line);
  }
  return outline.close();
}

/** Collects parts from tokens, slice by slice. */
function createOutline(): { add(tokens: readonly Token[], firstLine: number): void; close(): Document } {
  const anchors = new Map<string, number>();
  const parts: Part[] = [];
  let title: string | undefined;
  let open: { title: string; line: number; tokens: Token[] } = { title: '', line: 1, tokens: [] };
  const finish = (): void => {
    if (open.title === '' && open.tokens.length === 0) return;
    parts.push({ ...cut(open), anchor: unique(toAnchor(open.title), anchors) });
  };
  return {
    add(tokens, firstLine) {
      for (let i = 0; i < tokens.length; i++) {
        const token = tokens[i];
        if (!token) break;
        if (
          token.level === 0 &&
          token.type === 'heading_open' &&
          (token.tag === 'h1' || token.tag === 'h2')
        ) {
          const words = plainLine(toLine(tokens[i + 1])).trim();
          finish();
          if (token.tag === 'h1' && words !== '') title ??= words;
          open = { title: words, line: firstLine + (token.map?.[0] ?? 0), tokens: [] };
          i += 2;
        } else open.tokens.push(token);
      }
    },
    close() {
      finish();
      return { title, parts };
    },
  };
}

/** GitHub's rule: lower case, punctuation dropped, spaces to hyphens. */
export function toAnchor(title: string): string {
  return title
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** As GitHub numbers them: "Steps", "Steps" and "Steps 1" are three anchors. `next` keeps a thousand alike quick. */
function unique(anchor: string, next: Map<string, number>): string {
  const base = anchor || 'start';
  let count = next.get(base) ?? 0;
  let name = count === 0 ? base : `${base}-${count}`;
  while (count > 0 && next.has(name)) name = `${base}-${++count}`;
  next.set(base, count + 1);
  if (name !== base) next.set(name, 1);
  return name;
}

function cut(open: { title: string; line: number; tokens: Token[] }): Omit<Part, 'anchor'> {
  return { title: open.title, line: open.line, body: toBlocks(open.tokens) };
}
