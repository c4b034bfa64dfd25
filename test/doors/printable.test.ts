import { describe, expect, it } from 'vitest';
import { renderCard as renderDiscord } from '../../adapters/discord/render-card.ts';
import { renderForm as renderDiscordForm } from '../../adapters/discord/render-form.ts';
import { printable } from '../../adapters/shared/printable.ts';
import { renderCard, renderHome, renderModal } from '../../adapters/slack/render-card.ts';
import { fieldErrors, renderForm } from '../../adapters/slack/render-form.ts';
import type { Card, Form, Line } from '../../src/card/card.ts';
import { act } from '../builders/act.ts';

const hostile = 'disk\u0007 \u001B[31mfull\u001B[0m\u0000 \u202Etxt.exe\u2066 \u0085now\u009F \uD83D';
const line: Line = [
  { kind: 'text', text: hostile },
  { kind: 'code', text: hostile },
];
const card: Card = {
  name: hostile,
  title: line,
  body: [
    { kind: 'paragraph', line },
    { kind: 'heading', line },
    { kind: 'list', start: 1, items: [[{ kind: 'paragraph', line }]] },
    { kind: 'code', language: hostile, text: hostile },
    { kind: 'quote', body: [{ kind: 'paragraph', line }] },
    { kind: 'table', header: [line], rows: [[line]] },
    { kind: 'diagram', source: hostile, caption: line },
  ],
  doors: [{ label: hostile, url: 'https://example.org/' }],
  buttons: [{ label: hostile, spoken: hostile, act: act('a') }],
  menu: { label: hostile, choices: [{ label: hostile, act: act('b') }] },
  small: [line],
  preview: hostile,
};
const field = { name: 'a', label: hostile, hint: hostile, values: [hostile], optional: true } as const;
const form: Form = {
  title: hostile,
  intro: hostile,
  act: act('c'),
  submit: hostile,
  fields: [
    { ...field, input: 'text', options: [] },
    { ...field, name: 'b', input: 'pick', options: [{ value: 'x', label: hostile }] },
  ],
};
const looks = { commandPrefix: '', asks: 'command', publicUrl: undefined, names: new Map() } as const;

const drawn: readonly (readonly [string, unknown])[] = [
  ['a Slack message', renderCard(card, looks)],
  ['a Slack window', renderModal(card, looks, '')],
  ['a Slack home', renderHome(card, looks, '')],
  ['a Slack form', renderForm(form, '', true)],
  ['a Slack form’s errors', fieldErrors(form, { a: hostile })],
  ['a Discord message', renderDiscord(card, looks)],
  ['a Discord form', renderDiscordForm(form)],
];

describe('what leaves', () => {
  it.each(drawn)(
    'carries no control, no turn of direction and no half of a character: %s',
    (_name, shown) => {
      expect(
        textsIn(shown).filter((text) => /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u.test(text)),
      ).toEqual([]);
      expect(textsIn(shown).join('\n')).toContain('full');
    },
  );

  it('keeps lines, tabs, and every letter that is one', () => {
    const text = 'a\tb\nc · é 😀 👩‍🚒 עברית';

    expect(printable({ text, of: ['x\r\ny\rz', 1, true] })).toEqual({ text, of: ['x\ny\nz', 1, true] });
  });
});

function textsIn(shown: unknown): readonly string[] {
  if (typeof shown === 'string') return [shown];
  if (typeof shown !== 'object' || shown === null) return [];
  return Object.values(shown).flatMap(textsIn);
}
