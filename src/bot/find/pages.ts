import type { Block, Inline, Line, Rich } from '../../card/card.ts';
import { linesOf } from '../../card/lines.ts';
import { plainLine, plainText } from '../../library/text.ts';

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

/** Its words and room for its mark-up; an address counts where it is drawn, a table's header beside every row. */
function sizeOf(block: Block): number {
  if (block.kind === 'table') return block.rows.reduce((sum, row) => sum + sizeOfRow(block.header, row), 0);
  const lines = plainText([block]).split('\n');
  const words = lines.reduce((sum, text) => sum + text.length + 4, 0);
  return linesOf([block]).reduce((sum, line) => sum + addressesIn(line), words);
}

function sizeOfRow(header: readonly Line[], row: readonly Line[]): number {
  const shown = row.length > 2 ? [...header.slice(1), ...row] : row;
  return shown.reduce((sum, cell) => sum + plainLine(cell).length + addressesIn(cell) + 4, 0);
}

const addressesIn = (line: Line): number =>
  line.reduce((sum, inline) => sum + (inline.kind === 'link' ? inline.url.length + 4 : 0), 0);

/** A block that is longer than a page, in pieces that are not. */
function splitBlock(block: Block, most: number): readonly Block[] {
  if (sizeOf(block) <= most) return [block];
  switch (block.kind) {
    case 'list':
      return splitList(block, most);
    case 'table':
      return group(block.rows, (row) => sizeOfRow(block.header, row), most).map((rows) => ({
        ...block,
        rows,
      }));
    case 'code':
      return group(block.text.split('\n').flatMap(cutRow), (row) => row.length + 1, most).map((rows) => ({
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

/** An item that is longer than a page goes on below the list, which then goes on itself. */
function splitList(list: Extract<Block, { kind: 'list' }>, most: number): readonly Block[] {
  const pieces: Block[] = [];
  let at = list.start;
  const add = (items: readonly Rich[]): void => {
    pieces.push({ kind: 'list', start: at, items });
    if (at !== undefined) at += items.length;
  };
  const parts = list.items.map((item) => toPages(item, most));
  const sizeOfPart = ([first = [], ...more]: readonly Rich[]): number =>
    more.length > 0 ? most : first.reduce((sum, block) => sum + sizeOf(block), 0);
  for (const together of group(parts, sizeOfPart, most)) {
    add(together.map(([first = []]) => first));
    pieces.push(...together.flatMap(([, ...more]) => more.flat()));
  }
  return pieces;
}

const longestRow = 1000;

function cutRow(row: string): readonly string[] {
  return row.match(new RegExp(`.{1,${longestRow}}`, 'gsu')) ?? [''];
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
      ? (inline.text.match(/[\s\S]{1,200}(?=\s|$)|[\s\S]{1,200}/gu) ?? []).map((text) => ({
          ...inline,
          text,
        }))
      : [inline],
  );
  const room = (inline: Inline): number =>
    ('text' in inline ? inline.text.length : 12) + addressesIn([inline]);
  return group(pieces, room, most - 8);
}

/** A heading alone at the end of a page belongs to the next; where there is none it stays. */
function keepTogether(page: readonly Block[], at: number, pages: readonly (readonly Block[])[]): Rich {
  const before = pages[at - 1]?.at(-1);
  const moved = before?.kind === 'heading' ? [before] : [];
  const isLast = at === pages.length - 1;
  const kept = page.at(-1)?.kind === 'heading' && !isLast ? page.slice(0, -1) : page;
  return [...moved, ...kept];
}
