import { type Lines, toLines } from './lines.ts';

const fence = /^[ \t>]*(`{3,}|~{3,})/;
const ends = { '<!--': '-->', '{/*': '*/}' } as const;

/**
 * `<!-- ... -->` and the comments of MDX are for those who write. A fence inside a comment opens nothing, and a comment
 * inside a block of code is shown with it. One that never ends hides nothing but its mark.
 */
export function withoutComments(lines: Lines): Lines {
  if (!lines.some((line) => line.text.includes('<!--') || line.text.includes('{/*'))) return lines;
  const last = new Map(
    Object.values(ends).map((end) => [end, lines.findLastIndex((line) => line.text.includes(end))]),
  );
  const kept: string[] = [];
  let code: string | undefined;
  let end: string | undefined;
  for (const [at, { text }] of lines.entries()) {
    const marks = end === undefined ? text.match(fence)?.[1] : undefined;
    if (code !== undefined) {
      if (marks?.startsWith(code)) code = undefined;
      kept.push(text);
    } else if (marks !== undefined) {
      code = marks;
      kept.push(text);
    } else {
      const cut = cutLine(text, end, (wanted) => (last.get(wanted) ?? -1) >= at);
      end = cut.end;
      kept.push(cut.text);
    }
  }
  return toLines(kept.join('\n'));
}

type End = (typeof ends)[keyof typeof ends];

/** What of a line is no comment; `end`: what closes the one it leaves open. */
function cutLine(
  text: string,
  open: string | undefined,
  isEnded: (end: End) => boolean,
): { readonly text: string; readonly end: string | undefined } {
  let end = open;
  let kept = '';
  let at = 0;
  while (at < text.length) {
    if (end !== undefined) {
      const closed = text.indexOf(end, at);
      if (closed < 0) return { text: kept, end };
      at = closed + end.length;
      end = undefined;
    }
    const next = nextOpening(text, at);
    kept += text.slice(at, next?.at ?? text.length);
    if (!next) break;
    at = next.at + next.mark.length;
    if (isEnded(ends[next.mark])) end = ends[next.mark];
  }
  return { text: kept, end };
}

function nextOpening(text: string, from: number): { at: number; mark: keyof typeof ends } | undefined {
  const found = (['<!--', '{/*'] as const)
    .map((mark) => ({ at: text.indexOf(mark, from), mark }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0];
}
