import type { ConversationId, Epoch, MemberId } from '../ids.ts';
import type { Block, Card, Inline, Line } from './card.ts';
import type { CommandName } from './commands.ts';

type Part = string | number | Inline | Line;

/** A line from a template: ``line`Next: ${moment(at)}` ``. Strings are literal text. */
export function line(strings: TemplateStringsArray, ...parts: readonly Part[]): Line {
  return strings.flatMap((text, i) => [...toInlines(text), ...toInlines(parts[i] ?? '')]);
}

export const bold = (text: string): Inline => ({ kind: 'text', text, bold: true });
export const moment = (at: Epoch): Inline => ({ kind: 'time', at, show: 'moment' });
export const date = (at: Epoch): Inline => ({ kind: 'time', at, show: 'date' });
export const clock = (at: Epoch): Inline => ({ kind: 'time', at, show: 'clock' });
export const member = (id: MemberId): Inline => ({ kind: 'member', member: id });
export const role = (named: string): Inline => ({ kind: 'role', role: named });
export const conversation = (id: ConversationId): Inline => ({ kind: 'conversation', conversation: id });
export const command = (name: CommandName): Inline => ({ kind: 'command', name });

export const paragraph = (words: Line): Block => ({ kind: 'paragraph', line: words });

export function bullets(lines: readonly Line[]): Block {
  return { kind: 'list', start: undefined, items: lines.map((words) => [paragraph(words)]) };
}

const onlyYouText = 'Only you see this.';
const onlyYou: Line = [{ kind: 'text', text: onlyYouText }];

/** For a direct message, where everything is private: nothing to be said of it. */
export function inDirect(card: Card): Card {
  const small = card.small.map((words) => words.map(withoutOnlyYou));
  return { ...card, small: small.filter((words) => words.some((inline) => !isBlank(inline))) };
}

function withoutOnlyYou(inline: Inline): Inline {
  if (inline.kind !== 'text' || !inline.text.includes(onlyYouText)) return inline;
  return { ...inline, text: inline.text.replace(`${onlyYouText} `, '').replace(onlyYouText, '').trimEnd() };
}

const isBlank = (inline: Inline): boolean => inline.kind === 'text' && inline.text.trim() === '';

/** A small line, closed by who sees the card. */
export function seenBy(isPrivate: boolean, ...words: readonly Line[]): Line {
  const parts = isPrivate ? [...words, onlyYou] : words;
  return parts.flatMap((part, i) => (i === 0 ? part : [{ kind: 'text', text: ' ' } as const, ...part]));
}

/** A card of one sentence or two. */
export function notice(name: string, title: Line, options: Partial<Card> = {}): Card {
  return { name, title, body: [], buttons: [], small: [onlyYou], ...options };
}

/** At most so many characters, cut with an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function toInlines(part: Part): readonly Inline[] {
  if (typeof part === 'string' || typeof part === 'number')
    return part === '' ? [] : [{ kind: 'text', text: String(part) }];
  return 'kind' in part ? [part] : part;
}
