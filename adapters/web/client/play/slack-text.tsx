import type { ComponentChild } from 'preact';
import { slackDate } from './dates.ts';
import type { RichElement, RichList, RichSection, SlackText } from './payload.ts';
import type { Setting } from './setting.ts';
import { between, drawSpans, type Span } from './spans.ts';

/** Neighbouring lists are one to the eye: each is drawn at its step, its numbers going on from its offset. */
export function RichPart({ part, setting }: { part: RichSection | RichList; setting: Setting }) {
  switch (part.type) {
    case 'rich_text_section':
      return <div class="rich-section">{inlines(part.elements, setting)}</div>;
    case 'rich_text_preformatted':
      return <pre>{inlines(part.elements, setting)}</pre>;
    case 'rich_text_quote':
      return <blockquote>{inlines(part.elements, setting)}</blockquote>;
    case 'rich_text_list':
      return <List part={part} setting={setting} />;
  }
}

function List({ part, setting }: { part: RichList; setting: Setting }) {
  const items = part.elements.map((item) => <li>{inlines(item.elements, setting)}</li>);
  const indent = `indent-${part.indent ?? 0}`;
  if (part.style === 'bullet') return <ul class={indent}>{items}</ul>;
  return (
    <ol class={indent} start={(part.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

function inlines(elements: readonly RichElement[], setting: Setting): ComponentChild {
  return elements.map((element) => inline(element, setting));
}

function inline(element: RichElement, setting: Setting): ComponentChild {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link':
      return styled(<a href={element.url}>{element.text ?? element.url}</a>, element.style);
    case 'date':
      return slackDate(element.timestamp, element.format, setting.now);
    case 'channel':
      return <Channel id={element.channel_id} setting={setting} />;
  }
}

function Channel({ id, setting }: { id: string; setting: Setting }) {
  return <span class="mention">#{setting.channels[id] ?? id}</span>;
}

type Style = Extract<RichElement, { type: 'text' }>['style'];

function styled(text: ComponentChild, style: Style = {}): ComponentChild {
  if (style.code) return <code>{text}</code>;
  const italic = style.italic ? <em>{text}</em> : text;
  return style.bold ? <strong>{italic}</strong> : italic;
}

/** mrkdwn. https://docs.slack.dev/messaging/formatting-message-text */
export function Text({ text, setting }: { text: SlackText; setting: Setting }) {
  if (text.type === 'plain_text') return <>{text.text}</>;
  return <>{drawSpans(text.text, mrkdwn(setting), unescaped)}</>;
}

function mrkdwn(setting: Setting): readonly Span[] {
  const mark = (sign: string, draw: (inside: string) => ComponentChild): Span =>
    between({ open: sign, close: sign, atWords: true }, (inside) =>
      inside.includes('\n') ? undefined : draw(inside),
    );
  const inner = (inside: string) => drawSpans(inside, mrkdwn(setting), unescaped);
  return [
    between({ open: '<', close: '>' }, (inside) => bracketed(inside, setting)),
    mark('`', (inside) => <code>{unescaped(inside)}</code>),
    mark('*', (inside) => <strong>{inner(inside)}</strong>),
    mark('_', (inside) => <em>{inner(inside)}</em>),
    mark('~', (inside) => <s>{inner(inside)}</s>),
  ];
}

/** Dates, channels and links. */
function bracketed(inside: string, setting: Setting): ComponentChild | undefined {
  const [target = '', label = ''] = inside.split('|', 2);
  const [kind, seconds, format = ''] = target.split('^');
  if (kind === '!date') return slackDate(Number(seconds), format, setting.now);
  if (target.startsWith('#')) return <Channel id={target.slice(1)} setting={setting} />;
  if (!/^https?:/.test(target)) return undefined;
  return <a href={unescaped(target)}>{unescaped(label || target)}</a>;
}

function unescaped(text: string): string {
  return text
    .replaceAll('\u200B', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
