/** A stretch of Markdown that parses on its own as it does inside the whole. `line` counts from 0. */
export interface Slice {
  readonly text: string;
  readonly line: number;
}

/**
 * Cut before headings, into slices of at most `most` characters, so that a long file is parsed with pauses.
 * A heading at the left edge ends every list, quote and paragraph; only a fence reaches over it.
 * What stands between two headings is never cut: a longer slice is one such stretch.
 */
export function cutAtHeadings(text: string, most: number): readonly Slice[] {
  if (text.length <= most) return [{ text, line: 0 }];
  const slices: Slice[] = [];
  for (const stretch of stretches(text)) {
    const last = slices.at(-1);
    if (last && last.text.length + stretch.text.length <= most)
      slices[slices.length - 1] = { text: last.text + stretch.text, line: last.line };
    else slices.push(stretch);
  }
  return slices;
}

/** Between two headings: what is longer holds the event loop, and nobody reads it in a chat. */
const longest = { characters: 24_576, lines: 1500, brackets: 2000, emphasis: 8000 };

/** `line` counts from 1. */
export interface Cut {
  readonly line: number;
  /** What stood there. */
  readonly characters: number;
  readonly lines: number;
}

/** What stands between two headings ends after 24 KiB, 1,500 lines, 2,000 brackets or 8,000 marks of emphasis, at the end of a line where there is one. */
export function shortenStretches(text: string): { readonly text: string; readonly cut: readonly Cut[] } {
  const cut: Cut[] = [];
  const kept = stretches(text).map((stretch) => {
    const most = mostOf(stretch.text);
    if (stretch.text.length <= most) return stretch.text;
    cut.push({ line: stretch.line + 1, characters: stretch.text.length, lines: countLines(stretch.text) });
    const end = stretch.text.lastIndexOf('\n', most);
    const start = stretch.text.slice(0, end > most / 2 ? end : most);
    return `${start}${isFenceOpen(start) ? '\n```' : ''}\n\n`;
  });
  return cut.length === 0 ? { text, cut } : { text: kept.join(''), cut };
}

/** So many of its characters are read. */
function mostOf(stretch: string): number {
  const { characters, lines, brackets, emphasis } = longest;
  const places = [placeOf(stretch, /\n/g, lines), placeOf(stretch, /\[/g, brackets)];
  return Math.min(characters, ...places, placeOf(stretch, /[*_]/g, emphasis));
}

/** Where a mark stands for so many times; nowhere is far away. */
function placeOf(text: string, mark: RegExp, times: number): number {
  if (text.length < times) return Number.POSITIVE_INFINITY;
  let found = 0;
  for (const { index } of text.matchAll(mark)) if (++found === times) return index;
  return Number.POSITIVE_INFINITY;
}

function isFenceOpen(text: string): boolean {
  let opened: string | undefined;
  for (const { 1: fence, 2: info = '' } of text.matchAll(marked)) {
    if (fence === undefined) continue;
    if (opened === undefined) opened = fence;
    else if (fence.startsWith(opened) && !info.trim()) opened = undefined;
  }
  return opened !== undefined;
}

/** Lines that open or close a fence, and headings at the left edge. */
const marked = /^(?: {0,3}(`{3,}|~{3,})(.*)|#{1,6}(?:[ \t].*)?)$/gm;

function stretches(text: string): readonly Slice[] {
  const found: Slice[] = [];
  let opened: string | undefined;
  let start = 0;
  let line = 0;
  for (const { index, 1: fence, 2: info = '' } of text.matchAll(marked)) {
    if (fence === undefined) {
      if (opened !== undefined || index === start) continue;
      const stretch = text.slice(start, index);
      found.push({ text: stretch, line });
      line += countLines(stretch);
      start = index;
    } else if (opened === undefined) opened = fence[0] === '`' && info.includes('`') ? undefined : fence;
    else if (fence.startsWith(opened) && !info.trim()) opened = undefined;
  }
  return [...found, { text: text.slice(start), line }];
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
