import { plainText } from '../../library/text.ts';
import type { Block, Line, Rich } from '../../reply.ts';

/** Breaks a body between blocks, so that no page is longer than `most` characters of plain text. Loses nothing. */
export function toPages(body: Rich, most: number): readonly Rich[] {
  const pages: Block[][] = [[]];
  let length = 0;
  for (const block of body.flatMap((whole) => splitBlock(whole, most))) {
    const size = sizeOf(block);
    const page = pages.at(-1);
    if (!page || (page.length > 0 && length + size > most)) {
      pages.push([block]);
      length = size;
    } else {
      page.push(block);
      length += size;
    }
  }
  return pages.map(keepTogether);
}

/** Its words and room for its mark-up. */
function sizeOf(block: Block): number {
  const lines = plainText([block]).split('\n');
  return lines.reduce((sum, text) => sum + text.length + 4, 0);
}

/** A block that is longer than a page, in pieces that are not. */
function splitBlock(block: Block, most: number): readonly Block[] {
  if (sizeOf(block) <= most) return [block];
  switch (block.kind) {
    case 'list': {
      let at = block.start;
      return group(block.items, (item) => item.reduce((sum, part) => sum + sizeOf(part), 0), most).map(
        (items) => {
          const piece: Block = { kind: 'list', start: at, items };
          if (at !== undefined) at += items.length;
          return piece;
        },
      );
    }
    case 'table':
      return group(block.rows, (row) => sizeOf({ ...block, header: block.header, rows: [row] }), most).map(
        (rows) => ({ ...block, rows }),
      );
    case 'code':
      return group(block.text.split('\n'), (row) => row.length + 1, most).map((rows) => ({
        ...block,
        text: rows.join('\n'),
      }));
    case 'quote':
      return toPages(block.body, most).map((body) => ({ kind: 'quote', body }));
    case 'paragraph':
      return splitLine(block.line, most).map((words) => ({ kind: 'paragraph', line: words }));
    default:
      return [block];
  }
}

function group<T>(
  items: readonly T[],
  sizeOfItem: (item: T) => number,
  most: number,
): readonly (readonly T[])[] {
  const groups: T[][] = [[]];
  let length = 0;
  for (const item of items) {
    const size = sizeOfItem(item);
    if (length > 0 && length + size > most) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(item);
    length += size;
  }
  return groups;
}

/** Between words. */
function splitLine(words: Line, most: number): readonly Line[] {
  const pieces = words.flatMap((inline) =>
    inline.kind === 'text' && inline.text.length > 200
      ? (inline.text.match(/[\s\S]{1,200}(?=\s|$)|[\s\S]{1,200}/g) ?? []).map((text) => ({ ...inline, text }))
      : [inline],
  );
  return group(pieces, (inline) => ('text' in inline ? inline.text.length : 12), most - 8);
}

/** A heading alone at the end of a page belongs to the next; where there is none it stays. */
function keepTogether(page: readonly Block[], at: number, pages: readonly (readonly Block[])[]): Rich {
  const before = pages[at - 1]?.at(-1);
  const moved = before?.kind === 'heading' ? [before] : [];
  const isLast = at === pages.length - 1;
  const kept = page.at(-1)?.kind === 'heading' && !isLast ? page.slice(0, -1) : page;
  return [...moved, ...kept];
}
