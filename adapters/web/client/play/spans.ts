import type { ComponentChild } from 'preact';

interface Found {
  readonly end: number;
  readonly drawn: ComponentChild;
}

/** Looks for its kind of piece at a place of the text. */
export type Span = (text: string, at: number) => Found | undefined;

/** The text with its pieces drawn; what is no piece is drawn as it stands. */
export function drawSpans(
  text: string,
  spans: readonly Span[],
  plain: (text: string) => ComponentChild = (part) => part,
): readonly ComponentChild[] {
  const drawn: ComponentChild[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const found = firstAt(text, at, spans);
    if (!found) {
      at++;
      continue;
    }
    if (at > from) drawn.push(plain(text.slice(from, at)));
    drawn.push(found.drawn);
    at = found.end;
    from = at;
  }
  if (from < text.length) drawn.push(plain(text.slice(from)));
  return drawn;
}

function firstAt(text: string, at: number, spans: readonly Span[]): Found | undefined {
  for (const span of spans) {
    const found = span(text, at);
    if (found) return found;
  }
  return undefined;
}

interface Marks {
  readonly open: string;
  readonly close: string;
  /** A backslash keeps the character behind it from closing. */
  readonly hasEscapes?: boolean;
  /** The marks touch the words between them, and no others. */
  readonly atWords?: boolean;
}

/** What stands between two marks. undefined from `draw`: it is no such piece. */
export function between(marks: Marks, draw: (inside: string) => ComponentChild | undefined): Span {
  const { open, close } = marks;
  return (text, at) => {
    if (!text.startsWith(open, at)) return undefined;
    const from = at + open.length;
    const to = closing(text, from, marks);
    const end = to + close.length;
    if (to <= from || (marks.atWords && !isApart(text, { at, from, to, end }))) return undefined;
    const drawn = draw(text.slice(from, to));
    return drawn === undefined ? undefined : { end, drawn };
  };
}

function closing(text: string, from: number, { close, hasEscapes }: Marks): number {
  if (!hasEscapes) return text.indexOf(close, from);
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(close, at)) return at;
  }
  return -1;
}

type Ends = Readonly<Record<'at' | 'from' | 'to' | 'end', number>>;

function isApart(text: string, { at, from, to, end }: Ends): boolean {
  const isWord = (place: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(place));
  const isSpace = (place: number): boolean => /[\s\u200B]/.test(text.charAt(place));
  return !isWord(at - 1) && !isSpace(from) && !isSpace(to - 1) && !isWord(end);
}
