import type { Block, Inline, Line } from '../../src/card/card.ts';

/** Two columns: "first: second". More: the first, then each further cell under its heading. */
export function tableLines(table: Extract<Block, { kind: 'table' }>): readonly Line[] {
  return table.rows.map(([first = [], ...cells]) => [
    ...first.map(emboldened),
    ...cells.flatMap(
      (cell, i): Line => [separator(i), ...(cells.length > 1 ? heading(table.header[i + 1]) : []), ...cell],
    ),
  ]);
}

const separator = (at: number): Inline => ({ kind: 'text', text: at === 0 ? ': ' : ' · ' });

function heading(line: Line | undefined): Line {
  return line && line.length > 0 ? [...line, { kind: 'text', text: ' ' }] : [];
}

function emboldened(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, bold: true } : inline;
}
