import type { types } from '@slack/bolt';
import type { Inline, Line } from '../../src/card/card.ts';
import { conversationPart } from './ids.ts';
import { limits } from './limits.ts';
import { dateFormat, type Looks, linkUrl, seconds, timeText } from './looks.ts';
import { escapeText, plainInline, plainLine } from './render-text.ts';

export type RichInline = types.RichTextElement;

/** Text nodes of rich text are literal: they can carry neither a mention nor a format. */
export function richInlines(line: Line, looks: Looks): readonly RichInline[] {
  return line.flatMap((inline) => richInline(inline, looks)).filter((element) => sizeOf(element) > 0);
}

/** How much of the budget an element takes. */
export function sizeOf(element: RichInline): number {
  if (element.type === 'text') return element.text.length;
  return element.type === 'link' ? (element.text?.length ?? 0) : 20;
}

function richInline(inline: Inline, looks: Looks): RichInline {
  switch (inline.kind) {
    case 'text':
      return { type: 'text', text: inline.text, ...style(inline) };
    case 'code':
      return { type: 'text', text: inline.text, style: { code: true } };
    case 'link':
      return richLink(inline, looks);
    case 'time':
      return {
        type: 'date',
        timestamp: seconds(inline.at),
        format: dateFormat(inline.show),
        fallback: timeText(inline.at, inline.show),
      };
    case 'conversation': {
      const channel = conversationPart(inline.conversation);
      if (isChannel(channel, inline, looks)) return { type: 'channel', channel_id: channel };
      return { type: 'text', text: plainInline(inline, looks) };
    }
    default:
      return { type: 'text', text: plainInline(inline, looks) };
  }
}

/** Slack shows a link to a channel alone; of a group of people it has a name and no link. */
function isChannel(
  channel: string,
  { conversation }: Extract<Inline, { kind: 'conversation' }>,
  looks: Looks,
): boolean {
  const name = looks.names.get(conversation);
  return /^[CG][A-Z0-9]+$/.test(channel) && (name === undefined || name.startsWith('#'));
}

function style(inline: Extract<Inline, { kind: 'text' }>): { style?: { bold?: boolean; italic?: boolean } } {
  if (!inline.bold && !inline.italic) return {};
  return { style: { ...(inline.bold && { bold: true }), ...(inline.italic && { italic: true }) } };
}

function richLink(inline: Extract<Inline, { kind: 'link' }>, looks: Looks): RichInline {
  const url = linkUrl(inline.url, looks);
  if (!url || url.length > limits.link || !inline.text) return { type: 'text', text: inline.text };
  return { type: 'link', url, text: inline.text };
}

/**
 * A small line. Plain text, which nothing in it can format, wherever it needs no token; else mrkdwn, escaped first
 * and `verbatim`, so that Slack makes no links or mentions of it.
 */
export function contextText(
  line: Line,
  looks: Looks,
): types.PlainTextElement | types.MrkdwnElement | undefined {
  const text = plainLine(line, looks);
  if (!text.trim()) return undefined;
  if (!line.some(needsToken))
    return { type: 'plain_text', text: text.slice(0, limits.contextText), emoji: false };
  let shown = '';
  for (const inline of line) {
    const piece = mrkdwn(inline, looks);
    if (shown.length + piece.length > limits.contextText) break;
    shown += piece;
  }
  return { type: 'mrkdwn', text: shown || ' ', verbatim: true };
}

function needsToken(inline: Inline): boolean {
  return /^(time|link|conversation)$/.test(inline.kind) || (inline.kind === 'text' && Boolean(inline.bold));
}

function mrkdwn(inline: Inline, looks: Looks): string {
  const text = escapeText(plainInline(inline, looks));
  switch (inline.kind) {
    case 'time':
      return `<!date^${seconds(inline.at)}^${dateFormat(inline.show)}|${timeText(inline.at, inline.show)}>`;
    case 'link': {
      const url = linkUrl(inline.url, looks);
      return url && text ? `<${url.replaceAll('&', '&amp;')}|${text.replaceAll('|', '/')}>` : text;
    }
    case 'conversation': {
      const channel = conversationPart(inline.conversation);
      return isChannel(channel, inline, looks) ? `<#${channel}>` : text;
    }
    case 'text':
      return inline.bold && text.trim() ? `*${unformatted(text)}*` : unformatted(text);
    default:
      return unformatted(text);
  }
}

/** mrkdwn has no escape for its marks: a zero-width space next to each takes its meaning. */
function unformatted(text: string): string {
  return text.replace(/[*_~`]/g, '\u200B$&\u200B');
}
