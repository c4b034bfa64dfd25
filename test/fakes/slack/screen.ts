import { list, object } from './blocks.ts';

/** What a person sees of a message or a window, as plain lines. */
export interface Screen {
  readonly text: string;
  readonly buttons: readonly Press[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface Press {
  readonly label: string;
  readonly action: Readonly<Record<string, unknown>>;
}

export function readScreen(blocks: unknown): Screen {
  const all = list(blocks).map(object);
  return {
    text: all.flatMap(linesOf).filter(Boolean).join('\n'),
    buttons: all
      .filter((block) => block.type === 'actions')
      .flatMap((block) => list(block.elements).flatMap(pressesOf)),
    fields: Object.fromEntries(all.filter((block) => block.type === 'input').map(fieldOf)),
  };
}

function linesOf(block: Readonly<Record<string, unknown>>): readonly string[] {
  if (block.type === 'section') return [String(object(block.text).text)];
  if (block.type === 'context')
    return [
      list(block.elements)
        .map((element) => readText(element))
        .join(' '),
    ];
  if (block.type === 'input') return [`${object(block.label).text}`];
  if (block.type === 'table')
    return list(block.rows).map((row) => list(row).map(object).flatMap(linesOf).join(' | '));
  if (block.type !== 'rich_text') return [];
  return list(block.elements).map(object).flatMap(partLines);
}

function partLines(part: Readonly<Record<string, unknown>>): readonly string[] {
  if (part.type !== 'rich_text_list') return [inlineText(part)];
  const offset = Number(part.offset ?? 0);
  const indent = '  '.repeat(Number(part.indent ?? 0));
  return list(part.elements)
    .map(object)
    .map(
      (item, i) => `${indent}${part.style === 'ordered' ? `${offset + i + 1}.` : '•'} ${inlineText(item)}`,
    );
}

function inlineText(section: Readonly<Record<string, unknown>>): string {
  return list(section.elements).map(object).map(inlineWord).join('');
}

function inlineWord(element: Readonly<Record<string, unknown>>): string {
  if (element.type === 'date') return `⟨${element.fallback}⟩`;
  return element.type === 'channel' ? `#${element.channel_id}` : String(element.text);
}

function readText(element: unknown): string {
  const { type, text } = object(element);
  if (type !== 'mrkdwn') return String(text);
  return String(text)
    .replace(/<!date\^[^|]*\|([^>]*)>/g, '⟨$1⟩')
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll('\u200B', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function pressesOf(raw: unknown): readonly Press[] {
  const element = object(raw);
  const { action_id, type } = element;
  if (type === 'button')
    return [
      {
        label: String(object(element.text).text),
        action: { type, action_id, value: element.value, url: element.url },
      },
    ];
  return list(element.options)
    .map(object)
    .map((option) => ({
      label: String(object(option.text).text),
      action: { type, action_id, selected_option: option },
    }));
}

function fieldOf(block: Readonly<Record<string, unknown>>): readonly [string, readonly string[]] {
  const element = object(block.element);
  const chosen = element.initial_option ? [element.initial_option] : list(element.initial_options);
  const values = chosen.map((option) => String(object(option).value));
  const typed = element.initial_value === undefined ? [] : [String(element.initial_value)];
  return [String(block.block_id), [...values, ...typed]];
}

/** What stands in the form's fields, with what was typed over it, as Slack sends it; a file by its text, which is kept. */
export function typedValues(
  view: Record<string, unknown>,
  values: Readonly<Record<string, readonly string[]>>,
  keep: (text: string) => object,
): unknown {
  const { fields } = readScreen(view.blocks);
  const inputs = list(view.blocks)
    .map(object)
    .filter((block) => block.type === 'input');
  return Object.fromEntries(
    inputs.map((block) => {
      const name = String(block.block_id);
      const { type, action_id } = object(block.element);
      const chosen = values[name] ?? fields[name] ?? [];
      const options = chosen.map((value) => ({ value, text: { type: 'plain_text', text: value } }));
      const typed =
        type === 'plain_text_input'
          ? { type, value: chosen[0] ?? null }
          : type === 'file_input'
            ? { type, files: chosen.map(keep) }
            : type === 'radio_buttons' || type === 'static_select'
              ? { type, selected_option: options[0] ?? null }
              : { type, selected_options: options };
      return [name, { [String(action_id)]: typed }];
    }),
  );
}
