import type { Block, Card, Inline, Line, Rich } from '../../src/card/card.ts';

/** A card as a person would read it, one line a block: what tests compare. Names in braces do not ping. */
export function cardWords(card: Card): string {
  const doors = (card.doors ?? []).map((door) => `[ ${door.label} -> ${door.url} ]`);
  const row = [...doors, ...card.buttons.map((button) => `[ ${button.label} ]`)].join(' ');
  const menu = card.menu ? [`( ${card.menu.label} )`] : [];
  const small = card.small.map((words) => `_${lineWords(words)}_`);
  return [
    lineWords(card.title),
    ...card.body.flatMap(blockWords),
    ...(row ? [row] : []),
    ...menu,
    ...small,
  ].join('\n');
}

function lineWords(words: Line): string {
  return words.map(inlineWords).join('');
}

function inlineWords(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.bold ? `*${inline.text}*` : inline.text;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return inline.text;
    case 'time':
      return `<${new Date(inline.at).toISOString().slice(0, inline.show === 'date' ? 10 : 16)}>`;
    case 'member':
      return `{${inline.member}}`;
    case 'role':
      return `@${inline.role}`;
    case 'conversation':
      return `#${inline.conversation}`;
    case 'command':
      return `/${inline.name}`;
  }
}

function blockWords(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [lineWords(block.line)];
    case 'list':
      return block.items.map(
        (item, i) => `${block.start === undefined ? '•' : `${block.start + i}.`} ${richWords(item)}`,
      );
    case 'code':
      return [block.text];
    case 'quote':
      return [`> ${richWords(block.body)}`];
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(lineWords).join(' | '));
    case 'diagram':
      return [lineWords(block.caption)];
  }
}

function richWords(rich: Rich): string {
  return rich.flatMap(blockWords).join('\n');
}
