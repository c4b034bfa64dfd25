import { encodeAct } from '../../src/card/act.ts';
import type { Card, Choice, Field, Form, Option } from '../../src/card/card.ts';
import { printable } from '../shared/printable.ts';
import { escapeHtml, renderLine, renderRich } from './html.tsx';
import type { Pen } from './rich.tsx';

/** A card as the playground shows it. A press carries the act; the page's script sends it. */
export function renderCard(raw: Card, pen: Pen): string {
  const card = printable(raw);
  const doors = (card.doors ?? []).map(
    (door) => `<a class="door" href="${escapeHtml(door.url)}">${escapeHtml(door.label)}</a>`,
  );
  const buttons = card.buttons.map(renderButton);
  const row =
    doors.length + buttons.length > 0 ? `<div class="row">${doors.join('')}${buttons.join('')}</div>` : '';
  const small = card.small.map((line) => `<p class="small">${renderLine(line, pen)}</p>`).join('');
  const file = card.file
    ? `<a class="door" download="${escapeHtml(card.file.name)}" href="data:application/json;charset=utf-8,${encodeURIComponent(card.file.text)}">${escapeHtml(card.file.name)}</a>`
    : '';
  return `<p class="title">${renderLine(card.title, pen)}</p>${renderRich(card.body, pen)}${file}${row}${card.menu ? renderMenu(card.menu) : ''}${small}`;
}

function renderButton(choice: Choice): string {
  const spoken = choice.spoken ? ` aria-label="${escapeHtml(choice.spoken)}"` : '';
  return `<button type="button"${spoken} data-act="${escapeHtml(encodeAct(choice.act))}">${escapeHtml(choice.label)}</button>`;
}

function renderMenu(menu: NonNullable<Card['menu']>): string {
  const options = menu.choices
    .map(
      (choice) => `<option value="${escapeHtml(encodeAct(choice.act))}">${escapeHtml(choice.label)}</option>`,
    )
    .join('');
  return `<select class="menu" aria-label="${escapeHtml(menu.label)}"><option value="">${escapeHtml(menu.label)}</option>${options}</select>`;
}

/** A form in a dialog; errors stand at their fields, and what was typed stays. */
export function renderForm(raw: Form, errors: Readonly<Record<string, string>> = {}): string {
  const form = printable(raw);
  const fields = form.fields.map((field) => renderField(field, errors[field.name])).join('');
  const intro = form.intro ? `<p>${escapeHtml(form.intro)}</p>` : '';
  return `<form data-act="${escapeHtml(encodeAct(form.act))}"><h2>${escapeHtml(form.title)}</h2>${intro}${fields}<div class="row"><button type="button" value="cancel">Cancel</button><button type="submit">${escapeHtml(form.submit)}</button></div></form>`;
}

function renderField(field: Field, error: string | undefined): string {
  const id = `field-${escapeHtml(field.name)}`;
  const hint = field.hint ? `<span class="small">${escapeHtml(field.hint)}</span>` : '';
  const fault = error ? `<span class="fault" role="alert">${escapeHtml(error)}</span>` : '';
  const isGroup = field.input === 'pick' || field.input === 'picks';
  const label = isGroup
    ? `<legend>${escapeHtml(field.label)}</legend>`
    : `<label for="${id}">${escapeHtml(field.label)}</label>`;
  return `<${isGroup ? 'fieldset' : 'div class="field"'}>${label}${hint}${renderInput(field, id)}${fault}</${isGroup ? 'fieldset' : 'div'}>`;
}

function renderInput(field: Field, id: string): string {
  const name = escapeHtml(field.name);
  const value = escapeHtml(field.values[0] ?? '');
  const required = field.optional ? '' : ' required';
  switch (field.input) {
    case 'line':
      return `<input id="${id}" name="${name}" value="${value}"${required}>`;
    case 'text':
      return `<textarea id="${id}" name="${name}" rows="3"${required}>${value}</textarea>`;
    case 'pick':
      return field.options.map((option) => renderOption(field, option, 'radio')).join('');
    case 'picks':
      return field.options.map((option) => renderOption(field, option, 'checkbox')).join('');
  }
}

function renderOption(field: Field, option: Option, type: 'radio' | 'checkbox'): string {
  const checked = field.values.includes(option.value) ? ' checked' : '';
  return `<label class="option"><input type="${type}" name="${escapeHtml(field.name)}" value="${escapeHtml(option.value)}"${checked}> ${escapeHtml(option.label)}</label>`;
}
