import { readFileSync } from 'node:fs';

/** What Slack refuses, checked against a table of its limits that the adapter does not share. */
interface Bounds {
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly item_max_length?: number;
  readonly max?: number;
  readonly max_bytes?: number;
}
type Table = Readonly<Record<string, Bounds & Readonly<Record<string, Bounds>>>>;

const table = JSON.parse(
  readFileSync(new URL('../../fixtures/slack/limits.json', import.meta.url), 'utf8'),
) as Table; // written beside it

type Json = Readonly<Record<string, unknown>>;
type Complain = (what: string) => void;

export function messageFaults(message: { text?: unknown; blocks?: unknown }): readonly string[] {
  return collect((say) => {
    checkControls(say, message);
    checkText(say, 'message.text', message.text, bounds('message', 'text'));
    if (message.blocks === undefined) return;
    checkItems(say, 'message.blocks', list(message.blocks), bounds('message', 'blocks'));
    checkBlocks(say, list(message.blocks), ['rich_text', 'section', 'actions', 'context', 'table']);
    if (list(message.blocks).filter((block) => object(block).type === 'table').length > 1)
      say('only_one_table_allowed');
  });
}

export function viewFaults(view: Json): readonly string[] {
  return collect((say) => {
    checkControls(say, view);
    checkItems(say, 'view.blocks', list(view.blocks), bounds('view', 'blocks'));
    for (const key of ['private_metadata', 'callback_id'])
      if (view[key] !== undefined) checkText(say, `view.${key}`, view[key], bounds('view', key));
    for (const key of ['title', 'close', 'submit'])
      if (view[key] !== undefined) checkPlain(say, `view.${key}`, view[key], bounds('view', key));
    if (view.type === 'modal' && !view.title) say('view.title is missing');
    const inputs = list(view.blocks).filter((block) => object(block).type === 'input');
    if (inputs.length > 0 && !view.submit) say('view.submit is missing');
    if (JSON.stringify(view).length > (bounds('view', 'size').max_bytes ?? 0)) say('view is too large');
    checkBlocks(say, list(view.blocks), ['rich_text', 'section', 'actions', 'context', 'input']);
  });
}

function checkBlocks(say: Complain, blocks: readonly unknown[], allowed: readonly string[]): void {
  const ids = blocks.flatMap((block) =>
    object(block).block_id === undefined ? [] : [object(block).block_id],
  );
  if (new Set(ids).size < ids.length) say('block_id repeats');
  for (const raw of blocks) {
    const block = object(raw);
    if (!allowed.includes(String(block.type))) say(`${block.type} may not stand here`);
    if (block.block_id !== undefined) checkText(say, 'block_id', block.block_id, table.block_id ?? {});
    kinds[String(block.type)]?.(say, block);
  }
}

const kinds: Readonly<Record<string, (say: Complain, block: Json) => void>> = {
  section(say, block) {
    if (!block.text && !block.fields) say('section is empty');
    if (block.text) checkAnyText(say, 'section.text', block.text, bounds('section', 'text'));
  },
  context(say, block) {
    checkItems(say, 'context.elements', list(block.elements), bounds('context', 'elements'));
    if (list(block.elements).length === 0) say('context is empty');
    for (const element of list(block.elements)) checkAnyText(say, 'context.text', element, table.text ?? {});
  },
  actions(say, block) {
    const elements = list(block.elements).map(object);
    checkItems(say, 'actions.elements', elements, bounds('actions', 'elements'));
    if (elements.length === 0) say('actions is empty');
    const ids = elements.map((element) => element.action_id);
    if (new Set(ids).size < ids.length) say('action_id repeats');
    for (const element of elements) checkElement(say, element);
  },
  input(say, block) {
    checkPlain(say, 'input.label', block.label, bounds('input', 'label'));
    if (block.hint) checkPlain(say, 'input.hint', block.hint, bounds('input', 'hint'));
    checkElement(say, object(block.element));
  },
  table(say, block) {
    const rows = list(block.rows).map(list);
    if (rows.length === 0 || rows.length > 100) say(`table has ${rows.length} rows`);
    if (new Set(rows.map((row) => row.length)).size > 1) say('rows differ in length');
    if (rows.some((row) => row.length === 0 || row.length > 20)) say('table has too many columns');
    for (const cell of rows.flat()) kinds.rich_text?.(say, object(cell));
  },
  rich_text(say, block) {
    if (list(block.elements).length === 0) say('rich_text is empty');
    let length = 0;
    for (const part of list(block.elements).map(object)) {
      const isList = part.type === 'rich_text_list';
      const sections = isList ? list(part.elements).map(object) : [part];
      if (isList && Number(part.indent ?? 0) > (bounds('rich_text', 'indent').max ?? 0))
        say('list is too deep');
      if (isList && !Number.isInteger(part.offset ?? 0)) say('offset is no integer');
      for (const section of sections) length += checkInlines(say, section);
    }
    if (length > (bounds('rich_text', 'content').max_length ?? 0)) say(`rich_text has ${length} characters`);
  },
};

function checkControls(say: Complain, shown: unknown): void {
  if (typeof shown === 'string' && /[^\P{Cc}\n\t]|\p{Cs}|[\u202A-\u202E]/u.test(shown))
    say('a control character');
  if (typeof shown === 'object' && shown !== null)
    for (const inner of Object.values(shown)) checkControls(say, inner);
}

function isAddress(raw: unknown): boolean {
  const url = String(raw);
  return /^https?:/.test(url) && URL.canParse(url) && !/[|%\s]/.test(new URL(url).hostname);
}

function checkInlines(say: Complain, section: Json): number {
  const elements = list(section.elements).map(object);
  if (elements.length === 0) say(`${section.type} is empty`);
  for (const element of elements) {
    if (element.type === 'text') checkText(say, 'rich text', element.text, table.text ?? {});
    if (element.type === 'link' && !isAddress(element.url)) say('link has no address');
    if (element.type === 'date' && !Number.isInteger(element.timestamp)) say('must provide an integer');
    // Alone in its part: nothing that was typed or written mentions anybody.
    const isMention = element.type === 'usergroup' && elements.length === 1;
    if (!isMention && !['text', 'link', 'date', 'channel'].includes(String(element.type)))
      say(`${element.type} in rich text`);
  }
  return elements.reduce((sum, element) => sum + String(element.text ?? '').length, 0);
}

function checkElement(say: Complain, element: Json): void {
  checkText(say, 'action_id', element.action_id, table.action_id ?? {});
  const options = list(element.options).map(object);
  switch (element.type) {
    case 'button':
      checkPlain(say, 'button.text', element.text, bounds('button', 'text'));
      if (element.url !== undefined && !isAddress(element.url)) say('button has no address');
      for (const key of ['value', 'url', 'accessibility_label'])
        if (element[key] !== undefined) checkText(say, `button.${key}`, element[key], bounds('button', key));
      return;
    case 'static_select':
    case 'multi_static_select':
      if (element.placeholder)
        checkPlain(say, 'select.placeholder', element.placeholder, bounds('select', 'placeholder'));
      checkItems(say, 'select.options', options, { min_items: 1, ...bounds('select', 'options') });
      checkOptions(say, element, options);
      return;
    case 'checkboxes':
    case 'radio_buttons':
      checkItems(say, `${element.type}.options`, options, bounds(element.type, 'options'));
      checkOptions(say, element, options);
      return;
    case 'file_input':
      if (Number(element.max_files ?? 10) > 10) say('max_files is too large');
      return;
    case 'plain_text_input':
      if (element.initial_value !== undefined)
        checkText(say, 'initial_value', element.initial_value, { max_length: Number(element.max_length) });
      if (Number(element.max_length) > (bounds('plain_text_input', 'max_length').max ?? 0))
        say('max_length is too large');
      return;
    default:
      say(`${element.type} is no element of ours`);
  }
}

function checkOptions(say: Complain, element: Json, options: readonly Json[]): void {
  for (const option of options) {
    checkPlain(say, 'option.text', option.text, bounds('option', 'text'));
    checkText(say, 'option.value', option.value, bounds('option', 'value'));
  }
  const known = options.map((option) => JSON.stringify(option));
  const chosen = [
    ...list(element.initial_options),
    ...(element.initial_option ? [element.initial_option] : []),
  ];
  if (element.initial_options && chosen.length === 0) say('initial_options is empty');
  if (!chosen.every((option) => known.includes(JSON.stringify(option))))
    say('an initial option is no option');
}

function checkAnyText(say: Complain, where: string, raw: unknown, limit: Bounds): void {
  const text = object(raw);
  if (text.type === 'mrkdwn' && /<(!(?!date\^)|@)/.test(String(text.text))) say(`${where} mentions`);
  if (text.type !== 'mrkdwn') checkPlain(say, where, raw, limit);
  else checkText(say, where, text.text, { ...table.text, ...limit });
}

function checkPlain(say: Complain, where: string, raw: unknown, limit: Bounds): void {
  const text = object(raw);
  if (text.type !== 'plain_text') say(`${where} is no plain text`);
  checkText(say, where, text.text, { min_length: 1, ...limit });
}

function checkText(say: Complain, where: string, text: unknown, limit: Bounds): void {
  const length = typeof text === 'string' ? text.length : -1;
  if (length < (limit.min_length ?? 0)) say(`${where} is empty or missing`);
  if (length > (limit.max_length ?? Number.POSITIVE_INFINITY)) say(`${where} has ${length} characters`);
}

function checkItems(say: Complain, where: string, items: readonly unknown[], limit: Bounds): void {
  if (items.length < (limit.min_items ?? 0)) say(`${where} has ${items.length}`);
  if (items.length > (limit.max_items ?? Number.POSITIVE_INFINITY)) say(`${where} has ${items.length}`);
}

function bounds(kind: string, key: string): Bounds {
  const found = table[kind]?.[key];
  if (!found) throw new Error(`no limit is written for ${kind}.${key}`);
  return found;
}

function collect(check: (say: Complain) => void): readonly string[] {
  const faults: string[] = [];
  check((what) => faults.push(what));
  return faults;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
