import type { Block, Inline, Line, Rich } from '../card/card.ts';

/** The words of a line, without mark-up. */
export function plainLine(line: Line): string {
  return line.map(plainInline).join('');
}

/** The words of a tree, one block a line; a table row is one line, a diagram is its caption. */
export function plainText(rich: Rich): string {
  return rich.map(plainBlock).join('\n');
}

/** It ends with a colon: what comes next belongs to it. */
export function endsInColon(rich: Rich): boolean {
  return plainText(rich).trim().endsWith(':');
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

function plainInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'link':
      return inline.text;
    default:
      return '';
  }
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return plainLine(block.line);
    case 'list':
      return block.items.map(plainText).join('\n');
    case 'code':
      return block.text;
    case 'quote':
      return plainText(block.body);
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(plainLine).join(' | ')).join('\n');
    case 'diagram':
      return plainLine(block.caption);
  }
}
