import type { Block, Line, Rich } from './card.ts';

/** Every line of a text, in reading order: of a table cell by cell; code has none. */
export function linesOf(rich: Rich): readonly Line[] {
  return rich.flatMap(linesOfBlock);
}

function linesOfBlock(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.line];
    case 'list':
      return block.items.flatMap(linesOf);
    case 'quote':
      return linesOf(block.body);
    case 'table':
      return [block.header, ...block.rows].flat();
    case 'diagram':
      return [block.caption];
    case 'code':
      return [];
  }
}
