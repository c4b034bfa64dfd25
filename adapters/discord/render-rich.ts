import type { Block, Inline, Rich } from '../../src/card/card.ts';
import { tableLines } from '../shared/table-lines.ts';
import type { Looks } from './looks.ts';
import { codeBlock } from './markdown.ts';
import { lineText } from './render-inline.ts';

/** The tree as pieces that each stand for themselves (a line, a code block), each at most so long. */
export function richPieces(rich: Rich, looks: Looks, most: number): readonly string[] {
  return rich.flatMap((block) => blockPieces(block, looks, most)).filter((piece) => piece.trim());
}

function blockPieces(block: Block, looks: Looks, most: number): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [lineText(block.line, looks, most)];
    case 'heading':
      return [lineText(block.line.map(bold), looks, most)];
    case 'list':
      return listPieces(block, looks, most);
    case 'code':
      return [codeBlock(block.language, block.text, most)];
    case 'quote':
      return richPieces(block.body, looks, Math.floor(most / 2)).map(quoted);
    case 'table':
      return tableLines(block).map((line) => `- ${lineText(line, looks, most - 2)}`);
    case 'diagram':
      return [lineText(block.caption.map(italic), looks, most)];
  }
}

function bold(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, bold: true } : inline;
}

function italic(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, italic: true } : inline;
}

function quoted(piece: string): string {
  return piece.replace(/^/gm, '> ');
}

/** Code stands at the margin, where Discord reads its fences; the numbers of the list go on after it. */
function listPieces(list: Extract<Block, { kind: 'list' }>, looks: Looks, most: number): readonly string[] {
  return list.items.flatMap((item, i) => {
    const mark = list.start === undefined ? '- ' : `${list.start + i}. `;
    const [first, ...rest] = item;
    const isText = first?.kind === 'paragraph' || first?.kind === 'heading';
    const own = isText ? lineText(first.line, looks, most - mark.length) : '';
    const inner = isText ? rest : item;
    return [`${mark}${own || '…'}`, ...inner.flatMap((block) => innerPieces(block, looks, most))];
  });
}

function innerPieces(block: Block, looks: Looks, most: number): readonly string[] {
  const pieces = blockPieces(block, looks, Math.floor(most / 2));
  return block.kind === 'code' ? pieces : pieces.map((piece) => indented(piece));
}

function indented(piece: string): string {
  return piece.includes('```') ? piece : piece.replace(/^/gm, '  ');
}
