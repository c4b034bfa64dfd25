import { type Lines, prose } from './lines.ts';

const longest = 20_000;

/** `<table>` as a table of Markdown: one row a line, its first row as the heading. */
export function toTables(lines: Lines): Lines {
  if (!lines.some(({ text }) => /<table\b/i.test(text))) return lines;
  const made: Lines[number][] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    const end = !line.isCode && /^\s*<table\b/i.test(line.text) ? endOf(lines, i) : -1;
    const rows =
      end < 0
        ? []
        : rowsOf(
            lines
              .slice(i, end + 1)
              .map(({ text }) => text)
              .join(' '),
          );
    if (rows.length === 0) made.push(line);
    else {
      made.push(prose(''), ...rows.map(prose), prose(''));
      i = end;
    }
  }
  return made;
}

function endOf(lines: Lines, start: number): number {
  let read = 0;
  for (let i = start; i < lines.length && read < longest; i++) {
    const text = lines[i]?.text ?? '';
    read += text.length;
    if (/<\/table>/i.test(text)) return i;
  }
  return -1;
}

function rowsOf(html: string): readonly string[] {
  const rows = html
    .split(/<tr\b[^<>]*>/i)
    .slice(1)
    .map((row) =>
      row
        .split(/<t[hd]\b[^<>]*>/i)
        .slice(1)
        .map(cellOf),
    )
    .filter((cells) => cells.length > 0);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const [head, ...rest] = rows.map(
    (cells) => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`,
  );
  return head === undefined ? [] : [head, `|${' - |'.repeat(width)}`, ...rest];
}

function cellOf(html: string): string {
  return html
    .split(/<\/t[hdr]\b/i, 1)
    .join('')
    .replace(/<(?:br|p|li|div)\b[^<>]*>/gi, ' ')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
    .trim();
}
