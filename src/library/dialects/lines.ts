/** A line of a page; `isCode`: of a fenced block, its fences included, which no dialect reads. */
export interface SourceLine {
  readonly text: string;
  readonly isCode: boolean;
}

export type Lines = readonly SourceLine[];

const fence = /^[ \t>]*(`{3,}|~{3,})([^\n]*)/;

export function toLines(text: string): Lines {
  let open: string | undefined;
  return text.split('\n').map((line) => {
    const [, marks, info = ''] = line.match(fence) ?? [];
    if (open === undefined) {
      const opens = marks !== undefined && !(marks.startsWith('`') && info.includes('`'));
      if (opens) open = marks;
      return { text: line, isCode: opens };
    }
    if (marks?.startsWith(open) && info.trim() === '') open = undefined;
    return { text: line, isCode: true };
  });
}

export function toText(lines: Lines): string {
  return lines.map((line) => line.text).join('\n');
}

/** Every line of prose; a block of code is left alone. */
export function mapProse(lines: Lines, map: (text: string) => string): Lines {
  return lines.map((line) => (line.isCode || line.text === '' ? line : { ...line, text: map(line.text) }));
}

/** What stands outside of `code` in a line. */
export function mapOutsideCode(text: string, map: (text: string) => string): string {
  if (!text.includes('`')) return map(text);
  return text
    .split(/(`+[^`]*`+)/)
    .map((piece, i) => (i % 2 === 0 ? map(piece) : piece))
    .join('');
}

export const prose = (text: string): SourceLine => ({ text, isCode: false });

/** As `replaceAll` does; what is found comes as one match, with its groups. */
export function replaceEach(text: string, pattern: RegExp, by: (found: RegExpExecArray) => string): string {
  let done = '';
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    done += text.slice(end, found.index) + by(found);
    end = found.index + found[0].length;
  }
  return done + text.slice(end);
}
