import type { types } from '@slack/bolt';
import type { Field, Form, Option } from '../../src/card/card.ts';
import { cut } from '../shared/cut.ts';
import { printable } from '../shared/printable.ts';
import { limits } from './limits.ts';
import { plain } from './render-card.ts';

/** A form as a window. Its fields are found again by their names. Where no file is taken, its text is pasted. */
export function renderForm(raw: Form, metadata: string, takesFiles: boolean): types.ModalView {
  const form = printable(raw);
  const intro: types.KnownBlock[] = form.intro
    ? [{ type: 'section', text: plain(form.intro, limits.plainText), expand: true }]
    : [];
  return {
    type: 'modal',
    title: plain(form.title, limits.title),
    submit: plain(form.submit, limits.title),
    close: plain('Cancel', limits.title),
    private_metadata: metadata,
    callback_id: 'form',
    blocks: [...intro, ...form.fields.filter(isShown).map((field) => inputBlock(field, takesFiles))],
  };
}

/** Errors at their fields. Slack takes only names of fields in the window: others stand at the first one. */
export function fieldErrors(form: Form, errors: Readonly<Record<string, string>>): Record<string, string> {
  const names = form.fields.filter(isShown).map((field) => field.name);
  const shown = new Map<string, string>();
  for (const [name, words] of Object.entries(errors)) {
    const field = names.includes(name) ? name : (names[0] ?? name);
    const before = shown.get(field);
    shown.set(field, before ? `${before} ${words}` : words);
  }
  return Object.fromEntries(printable([...shown]));
}

/** A select of channels tells ids and no names. */
const isShown = ({ input }: Field): boolean => input !== 'channels';

function inputBlock(field: Field, takesFiles: boolean): types.InputBlock {
  return {
    type: 'input',
    block_id: cut(field.name, limits.blockId),
    label: plain(field.label, limits.inputLabel),
    ...(field.hint && { hint: plain(field.hint, limits.inputHint) }),
    optional: field.optional,
    element: takesFiles && field.input === 'file' ? fileInput(field) : element(field),
  };
}

function element(field: Field): types.InputBlock['element'] {
  const options = field.options.slice(0, limits.options).map(toOption);
  if (options.length === 0 || field.input === 'line' || field.input === 'text') return textInput(field);
  return field.input === 'pick' ? pick(field, options) : picks(field, options);
}

function fileInput(field: Field): types.FileInput {
  return { type: 'file_input', action_id: actionId(field), max_files: 1 };
}

function textInput(field: Field): types.PlainTextInput {
  const [value] = field.values;
  return {
    type: 'plain_text_input',
    action_id: actionId(field),
    multiline: field.input === 'text' || field.input === 'file',
    max_length: limits.inputValue,
    ...(value && { initial_value: cut(value, limits.inputValue) }),
  };
}

function pick(field: Field, options: types.PlainTextOption[]): types.RadioButtons | types.StaticSelect {
  const chosen = options.find((option) => field.values.includes(option.value ?? ''));
  const shape = { action_id: actionId(field), options, ...(chosen && { initial_option: chosen }) };
  return options.length <= limits.radios
    ? { type: 'radio_buttons', ...shape }
    : { type: 'static_select', ...shape };
}

function picks(field: Field, options: types.PlainTextOption[]): types.Checkboxes | types.MultiStaticSelect {
  const chosen = options.filter((option) => field.values.includes(option.value ?? ''));
  const shape = {
    action_id: actionId(field),
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  return options.length <= limits.radios
    ? { type: 'checkboxes', ...shape }
    : { type: 'multi_static_select', ...shape };
}

const actionId = (field: Field): string => cut(field.name, limits.actionId);

function toOption(option: Option): types.PlainTextOption {
  return { text: plain(option.label, limits.optionText), value: cut(option.value, limits.optionValue) };
}
