import type { Figure } from '../../../src/card/figure.ts';

/** As RFC 4180 has it. */
export function toCsv({ columns, rows }: Figure): string {
  return [columns, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs what begins like a formula, and words in here were typed by anybody. */
function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = ['=', '+', '-', '@', '\t', '\r'].includes(value.charAt(0)) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
