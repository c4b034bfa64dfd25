import type { Inline, Line } from '../../src/card/card.ts';
import {
  commandText,
  conversationText,
  type Looks,
  linkUrl,
  memberText,
  roleText,
  timeText,
} from './looks.ts';
import { codeSpan, escapeText, joined, wrapped } from './markdown.ts';

/** A line in Discord's Markdown, at most so many characters: whole runs, and of the last one as much as fits. */
export function lineText(line: Line, looks: Looks, most: number): string {
  let text = '';
  for (const inline of line) {
    const longer = joined(text, inlineText(inline, looks));
    if (longer.length <= most) {
      text = longer;
      continue;
    }
    return joined(text, shortened(inline, looks, most - text.length - 1));
  }
  return text;
}

function inlineText(inline: Inline, looks: Looks): string {
  switch (inline.kind) {
    case 'text':
      return formatted(inline);
    case 'code':
      return codeSpan(inline.text);
    case 'link':
      return linkText(inline, looks);
    case 'time':
      return timeText(inline.at, inline.show);
    case 'member':
      return memberText(inline.member, looks);
    case 'role':
      return roleText(inline.role);
    case 'conversation':
      return conversationText(inline.conversation);
    case 'command':
      return commandText(inline.name, looks);
  }
}

function formatted(inline: Extract<Inline, { kind: 'text' }>): string {
  const text = escapeText(inline.text);
  const mark = `${inline.bold ? '**' : ''}${inline.italic ? '*' : ''}`;
  return mark
    ? text
        .split('\n')
        .map((part) => wrapped(part, mark))
        .join('\n')
    : text;
}

function linkText(inline: Extract<Inline, { kind: 'link' }>, looks: Looks): string {
  const url = linkUrl(inline.url, looks);
  const text = escapeText(inline.text);
  return url && inline.text.trim() ? `[${text}](${url})` : text;
}

/** Escapes double a character at worst: a half of the room always fits. What has no text is left out. */
function shortened(inline: Inline, looks: Looks, most: number): string {
  if (!('text' in inline) || most < 8) return most < 0 ? '' : '…';
  const half = inline.text.slice(0, Math.floor(most / 3)).replace(/[\uD800-\uDBFF]$/, '');
  const text = inlineText({ ...inline, text: `${half}…` }, looks);
  return text.length <= most ? text : '…';
}
