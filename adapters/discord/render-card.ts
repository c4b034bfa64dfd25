import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Card, Choice, Door } from '../../src/card/card.ts';
import type { PostId } from '../../src/ids.ts';
import { cut } from '../shared/cut.ts';
import { printable } from '../shared/printable.ts';
import { menuId, toCustomId, toOptionValue } from './custom-id.ts';
import { budget, color, limits } from './limits.ts';
import { type Looks, linkUrl } from './looks.ts';
import { escapeText } from './markdown.ts';
import { lineText } from './render-inline.ts';
import { richPieces } from './render-rich.ts';

type Row = APIActionRowComponent<APIButtonComponent> | APIActionRowComponent<APIStringSelectComponent>;

export interface DrawnMessage {
  /** The push preview; empty where the card may not notify. */
  readonly content: string;
  readonly embeds: readonly [APIEmbed];
  readonly components: readonly Row[];
  /** Without it Discord pings whatever looks like a mention. */
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user: false };
}

/** A card as a classic message: a Components V2 message has no content, so its notification would be empty. */
export function renderCard(raw: Card, looks: Looks, mark?: PostId): DrawnMessage {
  const card = printable(raw);
  return {
    content: card.preview ? escapeText(cut(card.preview.replace(/\s+/g, ' '), budget.preview)) : '',
    embeds: [{ description: description(card, looks), color }],
    components: [...buttonRow(card, looks, mark), ...menuRow(card, mark)],
    allowed_mentions: { parse: [], replied_user: false },
  };
}

/** The first line and the small last ones always stand; of the body as much as fits between them. */
function description(card: Card, looks: Looks): string {
  const title = lineText(card.title, looks, budget.title);
  const small = smallLines(card, looks);
  const taken = [title, ...small].reduce((sum, line) => sum + line.length + 1, 2);
  const body = fitting(richPieces(card.body, looks, limits.description - taken), limits.description - taken);
  const text = [title, ...body, ...small].filter((piece) => piece.trim()).join('\n');
  return text || escapeText(cut(card.name, limits.buttonLabel)) || '…';
}

function smallLines(card: Card, looks: Looks): readonly string[] {
  const lines = card.small
    .map((line) => lineText(line, looks, budget.smallLine).replace(/\n/g, ' ').trim())
    .filter(Boolean)
    .map((text) => `-# ${text}`);
  const kept: string[] = [];
  let room: number = budget.small;
  for (const line of [...lines].reverse()) {
    room -= line.length;
    if (room < 0) break;
    kept.unshift(line);
  }
  return kept;
}

function fitting(pieces: readonly string[], most: number): readonly string[] {
  const kept: string[] = [];
  let room = most;
  for (const piece of pieces) {
    if (room - piece.length - 1 < 0) return [...kept, '…'];
    kept.push(piece);
    room -= piece.length + 1;
  }
  return kept;
}

/** Link buttons first, one row. */
function buttonRow(card: Card, looks: Looks, mark: PostId | undefined): readonly Row[] {
  const doors = (card.doors ?? []).flatMap((door) => doorButton(door, looks));
  const buttons = card.buttons.map((choice, i) => choiceButton(choice, i, mark));
  const components = [...doors, ...buttons].slice(0, limits.buttons);
  return components.length > 0 ? [{ type: ComponentType.ActionRow, components }] : [];
}

function doorButton(door: Door, looks: Looks): readonly APIButtonComponent[] {
  const url = linkUrl(door.url, looks);
  if (!url || url.length > limits.url) return [];
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: label(door.label, limits.buttonLabel),
      url,
    },
  ];
}

function choiceButton(choice: Choice, index: number, mark: PostId | undefined): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: label(choice.label, limits.buttonLabel),
    custom_id: toCustomId(choice.act, index, mark),
  };
}

function menuRow(card: Card, mark: PostId | undefined): readonly Row[] {
  if (!card.menu || card.menu.choices.length === 0) return [];
  const options = card.menu.choices.slice(0, limits.options).map((choice, i) => ({
    label: label(choice.label, limits.optionLabel),
    value: toOptionValue(choice.act, i),
  }));
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: menuId(mark),
    placeholder: label(card.menu.label, limits.placeholder),
    options,
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}

/** Labels are literal already; an empty one is refused. */
export function label(text: string, most: number): string {
  return cut(text.trim() || '…', most);
}
