import type { Token } from 'markdown-it';
import type { Rich } from '../card/card.ts';
import { type LinkTo, readReferences, toBlocks, tokenize, toLine } from './markdown.ts';
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

/** What stands under a heading of any level, up to the next; `level` 0: before the first. */
export interface Stretch {
  readonly level: number;
  readonly title: string;
  readonly anchor: string;
  readonly line: number;
  /** Where what stands under the heading begins. */
  readonly bodyLine: number;
  /** The heading's own tokens first. */
  readonly tokens: readonly Token[];
}

/** Cut at `#` and `##`; deeper headings stay inside. What stands before the first heading has an empty title. */
export async function parseDocument(text: string, options: Options = {}): Promise<Document> {
  const parts: Part[] = [];
  const stretches = await parseStretches(text, options);
  for (let i = 0; i < stretches.length; ) {
    const end = nextAtMost(stretches, i, 2);
    parts.push(toPart(stretches.slice(i, end)));
    i = end;
  }
  return { title: stretches.find(({ level, title }) => level === 1 && title !== '')?.title, parts };
}

/** The next stretch whose heading is of this level or above it. */
export function nextAtMost(stretches: readonly Stretch[], from: number, level: number): number {
  let next = from + 1;
  while (next < stretches.length && (stretches[next]?.level ?? 0) > level) next++;
  return next;
}

/** The first with what stands in it: of the others the heading is kept. */
export function toPart(stretches: readonly Stretch[], linkTo?: LinkTo): Part {
  const [first] = stretches;
  const tokens = stretches.flatMap((one, i) => (i === 0 && one.level > 0 ? one.tokens.slice(3) : one.tokens));
  return {
    title: first?.title ?? '',
    anchor: first?.anchor ?? '',
    line: first?.line ?? 1,
    body: toBlocks(tokens, linkTo),
  };
}

export async function parseStretches(text: string, options: Options = {}): Promise<readonly Stretch[]> {
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

/** Collects stretches from tokens, slice by slice. */
function createOutline(): {
  add(tokens: readonly Token[], firstLine: number): void;
  close(): readonly Stretch[];
} {
  const anchors = new Map<string, number>();
  const stretches: Stretch[] = [];
  let open: Omit<Stretch, 'anchor' | 'tokens'> = { level: 0, title: '', line: 1, bodyLine: 1 };
  let named: string | undefined;
  let tokens: Token[] = [];
  const finish = (): void => {
    if (open.level === 0 && tokens.length === 0) return;
    stretches.push({ ...open, anchor: unique(named ?? toAnchor(open.title), anchors), tokens });
  };
  return {
    add(read, firstLine) {
      for (const [i, token] of read.entries()) {
        if (token.level === 0 && token.type === 'heading_open') {
          finish();
          const [words, id] = headingOf(read[i + 1]);
          named = id;
          const [line = 0, bodyLine = 0] = token.map ?? [];
          open = {
            level: Number(token.tag[1]),
            title: words,
            line: firstLine + line,
            bodyLine: firstLine + bodyLine,
          };
          tokens = [];
        }
        tokens.push(token);
      }
    },
    close() {
      finish();
      return stretches;
    },
  };
}

/** Its words, and the name that is given to it: `## Steps {#steps-to-take}`. */
function headingOf(token: Token | undefined): readonly [words: string, id: string | undefined] {
  const words = plainLine(toLine(token)).trim();
  const [, before, id] = words.match(/^(.*\S)?\s*\{#([\w.:-]+)\}$/) ?? [];
  return id === undefined ? [words, undefined] : [before ?? '', id];
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
