import { parse } from 'csv-parse/sync';
import type { ForeignQuestion, Read } from './foreign.ts';

/** Columns by their names in the first row, in any order and case. */
const needed = ['question', 'a', 'b', 'c', 'd', 'answer'] as const;

/** CSV as spreadsheets write it: with commas, semicolons or tabs. */
export function readCsv(text: string): readonly Read[] {
  const rows: Row[] = [];
  const skipped: Read[] = [];
  parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: readonly string[], { lines }) =>
      void rows.push({ cells, line: startOf(lines, cells) }),
    on_skip: (error) =>
      void skipped.push({ line: Number(error?.lines ?? 1), reason: 'its quotes do not close' }),
  });
  return [...readRows(rows), ...skipped];
}

/** The library counts to a record's last line. */
function startOf(last: number, record: readonly string[]): number {
  return last - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const count = (sign: string): number => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A table of Markdown. */
export function readTable(text: string): readonly Read[] {
  const lined = text.split('\n').flatMap((written, i) => {
    const row = written.trim();
    if (!row.includes('|') || /^[\s|:-]+$/.test(row)) return [];
    const inner = row.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
    const cells = inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'));
    return [{ cells, line: i + 1 }];
  });
  return readRows(lined);
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

function readRows([head, ...rows]: readonly Row[]): readonly Read[] {
  if (!head) return [];
  const names = head.cells.map((name) => name.trim().toLowerCase().replaceAll('_', ' '));
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return [{ line: head.line, reason: `the first row names no column ${missing.join(', ')}` }];
  return rows.map(({ cells, line }) => {
    const cell = (name: string): string => cells[names.indexOf(name)]?.trim() ?? '';
    return toQuestion(line, cell);
  });
}

function toQuestion(line: number, cell: (name: string) => string): ForeignQuestion {
  const letters = ['a', 'b', 'c', 'd'].filter((letter) => cell(letter) !== '');
  const answer = cell('answer').toLowerCase();
  const isRight = (letter: string): boolean => answer === letter || answer === cell(letter).toLowerCase();
  return {
    line,
    id: cell('id') || undefined,
    section: cell('section') || undefined,
    difficulty: cell('difficulty') || undefined,
    stem: cell('question'),
    choices: letters.map((letter) => ({
      text: cell(letter),
      why: cell(`why ${letter}`) || (isRight(letter) ? cell('why') : ''),
      isRight: isRight(letter),
    })),
  };
}
