import type { types } from '@slack/bolt';
import { cut, slices } from '../shared/cut.ts';
import { budget } from './limits.ts';
import { type RichInline, sizeOf } from './render-inline.ts';
import type { RichList, RichPart } from './render-rich.ts';

/** Rich text blocks that Slack takes, whatever the length of the parts; beyond the budget it is cut, with an ellipsis. */
export function fitRich(parts: readonly RichPart[]): readonly types.RichTextBlock[] {
  const blocks: RichPart[][] = [];
  let room = 0;
  let total = 0;
  for (const part of parts.flatMap(splitPart)) {
    const size = sizeOfPart(part);
    if (total + size > budget.body) {
      blocks.push([{ type: 'rich_text_section', elements: [{ type: 'text', text: '…' }] }]);
      break;
    }
    if (size > room || blocks.length === 0) {
      blocks.push([]);
      room = budget.richText;
    }
    blocks.at(-1)?.push(part);
    room -= size;
    total += size;
  }
  return blocks.map((elements) => ({ type: 'rich_text', elements }));
}

/** At least a line's worth, so that many empty ones are not free. */
function sizeOfPart(part: RichPart): number {
  if (part.type === 'rich_text_list')
    return part.elements.reduce((sum, item) => sum + 40 + sizeOfInlines(item.elements), 0);
  return 40 + sizeOfInlines(part.elements);
}

function sizeOfInlines(elements: readonly RichInline[]): number {
  return elements.reduce((sum, element) => sum + sizeOf(element), 0);
}

const most = budget.richText - 100;

function splitPart(part: RichPart): readonly RichPart[] {
  if (sizeOfPart(part) <= budget.richText) return [part];
  switch (part.type) {
    case 'rich_text_list':
      return splitList(part);
    case 'rich_text_section':
      return splitInlines(part.elements).map((elements) => ({ ...part, elements }));
    case 'rich_text_quote':
      return splitInlines(part.elements).map((elements) => ({ ...part, elements }));
    case 'rich_text_preformatted':
      return part.elements
        .flatMap((element) => (element.type === 'text' ? slices(element.text, most) : []))
        .map((text) => ({ ...part, elements: [{ type: 'text', text }] }));
  }
}

function splitList(list: RichList): readonly RichList[] {
  const pieces: types.RichTextSection[][] = [[]];
  let size = 0;
  for (const item of list.elements) {
    const shown = { ...item, elements: cutInlines(item.elements) };
    const own = 40 + sizeOfInlines(shown.elements);
    if (size > 0 && size + own > most) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(shown);
    size += own;
  }
  let at = list.offset ?? 0;
  return pieces.map((elements) => {
    const piece = { ...list, elements, ...(list.style === 'ordered' && { offset: at }) };
    at += elements.length;
    return piece;
  });
}

/** One item longer than a block: no page of ours has one, so it is cut. */
function cutInlines(elements: readonly RichInline[]): RichInline[] {
  return splitInlines(elements)[0] ?? [];
}

function splitInlines(elements: readonly RichInline[]): readonly RichInline[][] {
  const pieces: RichInline[][] = [[]];
  let size = 0;
  for (const element of elements.flatMap(splitInline)) {
    if (size > 0 && size + sizeOf(element) > most - 200) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(element);
    size += sizeOf(element);
  }
  return pieces;
}

function splitInline(element: RichInline): readonly RichInline[] {
  if (element.type === 'text') return slices(element.text, 1000).map((text) => ({ ...element, text }));
  return element.type === 'link' ? [{ ...element, text: cut(element.text ?? '', 1000) }] : [element];
}
