import type { Block, Card, Inline, Line, Rich } from '../../src/card/card.ts';
import { cut } from '../shared/cut.ts';
import { tableLines } from '../shared/table-lines.ts';
import { limits } from './limits.ts';
import { commandText, conversationName, type Looks, memberName, timeText } from './looks.ts';

/** What a notification and a screen reader get: the whole card in reading order, no mark-up, no bars. */
export function cardText(card: Card, looks: Looks): string {
  const lines = [
    plainLine(card.title, looks),
    ...plainLines(card.body, looks),
    ...card.small.map((line) => plainLine(line, looks)),
  ];
  const whole = lines.map(withoutBars).filter(Boolean).join('\n');
  return cut(escapeText(whole || card.name || '…'), limits.text);
}

/** Nothing in it can be taken for a mention, a link or a token. https://docs.slack.dev/messaging/formatting-message-text */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function plainLine(line: Line, looks: Looks): string {
  return line.map((inline) => plainInline(inline, looks)).join('');
}

export function plainInline(inline: Inline, looks: Looks): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'link':
      return inline.text;
    case 'time':
      return timeText(inline.at, inline.show);
    case 'member':
      return memberName(inline.member, looks);
    case 'role':
      return inline.role;
    case 'conversation':
      return conversationName(inline.conversation, looks);
    case 'command':
      return commandText(inline.name, looks);
  }
}

/** A block a line or several; a list item with its number, a table row as "label: value". */
export function plainLines(rich: Rich, looks: Looks): readonly string[] {
  return rich.flatMap((block) => plainBlock(block, looks));
}

function plainBlock(block: Block, looks: Looks): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [plainLine(block.line, looks)];
    case 'list':
      return block.items.map(
        (item, i) =>
          `${block.start === undefined ? '•' : `${block.start + i}.`} ${plainLines(item, looks).join('\n')}`,
      );
    case 'code':
      return [block.text];
    case 'quote':
      return plainLines(block.body, looks);
    case 'table':
      return tableLines(block).map((line) => plainLine(line, looks));
    case 'diagram':
      return [plainLine(block.caption, looks)];
  }
}

/** Bars are for the eye alone. */
function withoutBars(text: string): string {
  return text.replace(/[\u2580-\u259F]+ ?/g, '').trim();
}
