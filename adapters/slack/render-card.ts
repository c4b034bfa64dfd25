import type { types } from '@slack/bolt';
import { encodeAct } from '../../src/card/act.ts';
import type { Card, Choice, Door } from '../../src/card/card.ts';
import { cut } from '../shared/cut.ts';
import { printable } from '../shared/printable.ts';
import { limits } from './limits.ts';
import { type Looks, linkUrl } from './looks.ts';
import { fitRich } from './render-fit.ts';
import { contextText } from './render-inline.ts';
import { richParts, section } from './render-rich.ts';
import { aroundTable, type Tabled } from './render-table.ts';
import { cardText } from './render-text.ts';

export interface DrawnMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** A card as a message. `mark` stands in the id of every button, where `findPost` looks for it. */
export function renderCard(raw: Card, looks: Looks, mark = 'act'): DrawnMessage {
  const card = printable(raw);
  return {
    text: cardText(card, looks),
    blocks: cardBlocks(card, looks, { mark, most: limits.blocksInMessage }),
  };
}

/** A card as it is sent by a method, which may be tried in several forms: with its first table as one, or as lines. */
export interface SentMessage extends DrawnMessage {
  readonly tabled: types.KnownBlock[] | undefined;
}

export function renderSent(raw: Card, looks: Looks, mark = 'act'): SentMessage {
  const card = printable(raw);
  const around = aroundTable(card.body, looks);
  const options = { mark, most: limits.blocksInMessage };
  const tabled = around && framed(card, looks, { ...options, body: tabledBody(card, around, looks) });
  return { ...renderCard(card, looks, mark), tabled };
}

function tabledBody(card: Card, { before, table, after }: Tabled, looks: Looks): types.KnownBlock[] {
  const first = fitRich([...section(card.title, looks), ...richParts(before, looks)]);
  return [...first, table, ...fitRich(richParts(after, looks))];
}

/** A card as a window; `metadata` is what its presses know of the place. */
export function renderModal(raw: Card, looks: Looks, metadata: string): types.ModalView {
  const card = printable(raw);
  return {
    type: 'modal',
    title: plain(card.name, limits.title),
    close: plain('Close', limits.title),
    private_metadata: metadata,
    callback_id: 'card',
    blocks: cardBlocks(card, looks, { mark: 'act', most: limits.blocksInView }),
  };
}

/** A card as the app's home. */
export function renderHome(card: Card, looks: Looks, metadata: string): types.HomeView {
  return {
    type: 'home',
    private_metadata: metadata,
    blocks: cardBlocks(printable(card), looks, { mark: 'act', most: limits.blocksInView }),
  };
}

export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text.trim() ? text : '…', most), emoji: false };
}

function cardBlocks(card: Card, looks: Looks, options: { mark: string; most: number }): types.KnownBlock[] {
  const body = fitRich([...section(card.title, looks), ...richParts(card.body, looks)]);
  return framed(card, looks, { ...options, body: [...body] });
}

/** The body with what stands under it. */
function framed(
  card: Card,
  looks: Looks,
  options: { mark: string; most: number; body: types.KnownBlock[] },
): types.KnownBlock[] {
  const foot = [...row(card, looks, options.mark), ...menu(card, options.mark)];
  const small = card.small.flatMap((line): types.ContextBlock[] => {
    const text = contextText(line, looks);
    return text ? [{ type: 'context', elements: [text] }] : [];
  });
  const kept = small.slice(-10);
  const body = options.body.slice(0, options.most - foot.length - kept.length);
  const blocks = [...body, ...foot, ...kept];
  return blocks.length > 0
    ? blocks
    : [{ type: 'section', text: plain(card.name, limits.plainText), expand: true }];
}

/** Link buttons first, one row. */
function row(card: Card, looks: Looks, mark: string): types.ActionsBlock[] {
  const doors = (card.doors ?? []).flatMap((door, i) => doorButton(door, i, looks));
  const buttons = card.buttons.map((choice, i) => choiceButton(choice, `${mark}:${i}`));
  const elements = [...doors, ...buttons].slice(0, limits.elementsInActions);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function doorButton(door: Door, at: number, looks: Looks): readonly types.Button[] {
  const url = linkUrl(door.url, looks);
  if (!url || url.length > limits.link) return [];
  return [{ type: 'button', text: plain(door.label, limits.buttonText), url, action_id: `door:${at}` }];
}

function choiceButton(choice: Choice, id: string): types.Button {
  return {
    type: 'button',
    text: plain(choice.label, limits.buttonText),
    value: encodeAct(choice.act),
    action_id: cut(id, limits.actionId),
    ...(choice.spoken && { accessibility_label: cut(choice.spoken, limits.spoken) }),
  };
}

function menu(card: Card, mark: string): types.ActionsBlock[] {
  if (!card.menu || card.menu.choices.length === 0) return [];
  const options = card.menu.choices.slice(0, limits.options).map((choice) => ({
    text: plain(choice.label, limits.optionText),
    value: encodeAct(choice.act),
  }));
  const placeholder = plain(card.menu.label, limits.placeholder);
  const id = cut(`${mark}:menu`, limits.actionId);
  return [{ type: 'actions', elements: [{ type: 'static_select', placeholder, options, action_id: id }] }];
}
