const wide = '\0';
const longestMargin = 40;

/**
 * The lines of a calendar file, whole, also of one that was copied: each behind a margin or a quotation's mark, their
 * ends written out, or a byte beside each letter.
 */
export function calendarLines(text: string): readonly string[] {
  const plain = text
    .replaceAll(wide, '')
    .replace(/\r+\n?/g, '\n')
    .replace(/<br ?\/?>\n?/gi, '\n');
  const first = firstLine(plain);
  const ended = /\\nBEGIN:V/i.test(first) ? plain.replace(/\\r\\n|\\n/g, '\n') : plain;
  const margin = marginOf(first);
  return ended
    .split('\n')
    .map((line) => withoutMargin(line, margin))
    .join('\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
}

/** The one that begins the calendar, or an event that stands alone. */
function firstLine(text: string): string {
  const at = text.search(/BEGIN:V/i);
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end);
}

function marginOf(line: string): string {
  const before = line.slice(0, Math.max(0, line.search(/BEGIN:V/i)));
  return before.length <= longestMargin && /^[\s>|]*$/.test(before) ? before : '';
}

/** An empty line has less of it, often. */
function withoutMargin(line: string, margin: string): string {
  if (line.startsWith(margin)) return line.slice(margin.length);
  return margin.startsWith(line) ? '' : line;
}
