import type { types } from '@slack/bolt';
import type { Block, Inline, Line, Rich } from '../../src/card/card.ts';
import { tableLines } from '../shared/table-lines.ts';
import { limits } from './limits.ts';
import type { Looks } from './looks.ts';
import { richInlines } from './render-inline.ts';
import { plainLines } from './render-text.ts';

/** `offset`, where the numbers start, is documented and missing in the SDK's type. */
export type RichList = types.RichTextList & { offset?: number };

export type RichPart = types.RichTextSection | RichList | types.RichTextPreformatted | types.RichTextQuote;

/** The tree as parts of a rich text block, in order; not yet inside its limits. */
export function richParts(rich: Rich, looks: Looks): readonly RichPart[] {
  return rich.flatMap((block) => blockParts(block, looks));
}

export function section(line: Line, looks: Looks): readonly types.RichTextSection[] {
  const elements = richInlines(line, looks);
  return elements.length > 0 ? [{ type: 'rich_text_section', elements: [...elements] }] : [];
}

function blockParts(block: Block, looks: Looks): readonly RichPart[] {
  switch (block.kind) {
    case 'paragraph':
      return section(block.line, looks);
    case 'heading':
      return section(block.line.map(emboldened), looks);
    case 'list':
      return listParts(block, 0, looks);
    case 'code':
      return preformatted(block.text);
    case 'quote':
      return quote(block.body, looks);
    case 'table':
      return bulleted(tableLines(block), looks);
    case 'diagram':
      return section(block.caption.map(italic), looks);
  }
}

export function emboldened(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, bold: true } : inline;
}

function italic(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, italic: true } : inline;
}

function preformatted(text: string): readonly types.RichTextPreformatted[] {
  return text ? [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }], border: 0 }] : [];
}

function quote(body: Rich, looks: Looks): readonly types.RichTextQuote[] {
  const text = plainLines(body, looks).join('\n');
  return text ? [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }] : [];
}

function bulleted(lines: readonly Line[], looks: Looks): readonly RichPart[] {
  const elements = lines.flatMap((line) => section(line, looks));
  return elements.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', indent: 0, elements }] : [];
}

/**
 * Slack's list items hold one section each. What else an item has stands after it: an inner list one step in, code
 * and the like between two pieces of the list, whose numbers go on.
 */
function listParts(
  list: Extract<Block, { kind: 'list' }>,
  indent: number,
  looks: Looks,
): readonly RichPart[] {
  const parts: RichPart[] = [];
  let open: RichList | undefined;
  for (const [i, item] of list.items.entries()) {
    const { text, rest } = splitItem(item);
    const [own] = section(text, looks);
    if (own && open) open.elements.push(own);
    else if (own) {
      open = startList(list, i, indent);
      open.elements.push(own);
      parts.push(open);
    }
    if (rest.length === 0) continue;
    open = undefined;
    for (const block of rest)
      parts.push(...(block.kind === 'list' ? listParts(block, indent + 1, looks) : blockParts(block, looks)));
  }
  return parts;
}

function startList(list: Extract<Block, { kind: 'list' }>, at: number, indent: number): RichList {
  const shape = {
    type: 'rich_text_list' as const,
    indent: Math.min(indent, limits.listIndent),
    elements: [],
  };
  if (list.start === undefined) return { ...shape, style: 'bullet' };
  return { ...shape, style: 'ordered', offset: Math.max(0, Math.trunc(list.start) - 1 + at) };
}

/** Paragraphs of an item are lines of one section; the first other block ends it. */
function splitItem(item: Rich): { text: Line; rest: Rich } {
  const end = item.findIndex((block) => block.kind !== 'paragraph' && block.kind !== 'heading');
  const lines = end < 0 ? item : item.slice(0, end);
  const text = lines.flatMap((block, i): Line => {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return [];
    return i === 0 ? block.line : [{ kind: 'text', text: '\n' }, ...block.line];
  });
  return { text, rest: end < 0 ? [] : item.slice(end) };
}
