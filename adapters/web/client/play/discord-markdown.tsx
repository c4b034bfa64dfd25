import type { ComponentChild } from 'preact';
import { discordTime } from './dates.ts';
import type { Setting } from './setting.ts';
import { between, drawSpans, type Span } from './spans.ts';

/** Discord's Markdown, line by line. https://support.discord.com/hc/en-us/articles/210298617 */
export function Markdown({ text, setting }: { text: string; setting: Setting }) {
  return <>{drawLines(text.split('\n'), setting)}</>;
}

const fence = '```';

function drawLines(lines: readonly string[], setting: Setting): readonly ComponentChild[] {
  const drawn: ComponentChild[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const end = line.startsWith(fence) ? lines.indexOf(fence, i + 1) : -1;
    if (end > i) {
      drawn.push(<pre>{lines.slice(i + 1, end).join('\n')}</pre>);
      i = end;
    } else if (line.trim()) drawn.push(<Line line={line} setting={setting} />);
  }
  return drawn;
}

const heads: readonly (readonly [string, string])[] = [
  ['-# ', 'subtext'],
  ['### ', 'heading'],
  ['## ', 'heading'],
  ['# ', 'heading'],
  ['> ', 'quoted'],
];

function Line({ line, setting }: { line: string; setting: Setting }) {
  const [head, name] = heads.find(([start]) => line.startsWith(start)) ?? [];
  if (head) return <div class={name}>{inlines(line.slice(head.length), setting)}</div>;
  const rest = line.trimStart();
  const [mark = ''] = /^(?:[-*]|\d{1,9}\.) /.exec(rest) ?? [];
  if (!mark) return <div class="line">{inlines(line, setting)}</div>;
  return (
    <div class={`item indent-${Math.min(3, Math.floor((line.length - rest.length) / 2))}`}>
      <span class="bullet">{/\d/.test(mark) ? mark.trim() : '•'}</span>
      <div>{inlines(rest.slice(mark.length), setting)}</div>
    </div>
  );
}

function inlines(text: string, setting: Setting): readonly ComponentChild[] {
  return drawSpans(text, spans(setting), (part) => part.replaceAll('\u200B', ''));
}

function spans(setting: Setting): readonly Span[] {
  const mark = (sign: string, draw: (inside: ComponentChild) => ComponentChild): Span =>
    between({ open: sign, close: sign, hasEscapes: true }, (inside) => draw(inlines(inside, setting)));
  const code = (sign: string): Span =>
    between({ open: sign, close: sign }, (inside) => <code>{inside.replaceAll('\u200B', '').trim()}</code>);
  return [
    escaped,
    code('``'),
    code('`'),
    mark('***', (inside) => (
      <strong>
        <em>{inside}</em>
      </strong>
    )),
    mark('**', (inside) => <strong>{inside}</strong>),
    mark('__', (inside) => <u>{inside}</u>),
    mark('~~', (inside) => <s>{inside}</s>),
    mark('*', (inside) => <em>{inside}</em>),
    mark('_', (inside) => <em>{inside}</em>),
    (text, at) => link(text, at, setting),
    between({ open: '<', close: '>' }, (inside) => bracketed(inside, setting)),
  ];
}

const escaped: Span = (text, at) =>
  text[at] === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')
    ? { end: at + 2, drawn: text[at + 1] }
    : undefined;

function link(text: string, at: number, setting: Setting): ReturnType<Span> {
  const label = between({ open: '[', close: '](', hasEscapes: true }, (inside) => inlines(inside, setting));
  const found = label(text, at);
  const end = found ? text.indexOf(')', found.end) : -1;
  if (!found || end < 0) return undefined;
  const url = text.slice(found.end, end);
  return /^https?:\/\/\S+$/.test(url) ? { end: end + 1, drawn: <a href={url}>{found.drawn}</a> } : undefined;
}

/** Times, members, channels and commands. */
function bracketed(inside: string, setting: Setting): ComponentChild | undefined {
  const [kind, seconds, style = 'f'] = inside.split(':');
  if (kind === 't') return <span class="time">{discordTime(Number(seconds), style)}</span>;
  if (kind?.startsWith('/')) return <span class="mention">{kind}</span>;
  if (/^@\d+$/.test(inside))
    return <span class="mention">@{setting.users[inside.slice(1)] ?? 'unknown-user'}</span>;
  if (/^#\d+$/.test(inside))
    return <span class="mention">#{setting.channels[inside.slice(1)] ?? 'unknown'}</span>;
  return undefined;
}
