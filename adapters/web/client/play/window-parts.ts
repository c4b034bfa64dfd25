import type { SlackOption, SlackText } from './payload.ts';

/** A window, of either platform. */
export interface WindowField {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly input: 'line' | 'text' | 'radio' | 'checkbox' | 'select' | 'multiple' | 'file';
  readonly values: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isOptional: boolean;
}

export interface WindowParts {
  readonly title: string;
  readonly intro: string | undefined;
  readonly act: string;
  readonly submit: string;
  readonly fields: readonly WindowField[];
}

interface SlackElement {
  readonly type: string;
  readonly multiline?: boolean;
  readonly initial_value?: string;
  readonly initial_option?: SlackOption;
  readonly initial_options?: readonly SlackOption[];
  readonly options?: readonly SlackOption[];
}

interface SlackView {
  readonly title: SlackText;
  readonly submit: SlackText;
  readonly private_metadata: string;
  readonly blocks: readonly {
    readonly type: 'section' | 'input';
    readonly text?: SlackText;
    readonly block_id?: string;
    readonly label?: SlackText;
    readonly hint?: SlackText;
    readonly optional?: boolean;
    readonly element?: SlackElement;
  }[];
}

const slackInputs: Readonly<Record<string, WindowField['input']>> = {
  radio_buttons: 'radio',
  checkboxes: 'checkbox',
  static_select: 'select',
  multi_static_select: 'multiple',
  file_input: 'file',
};

/** A modal view of Slack's. */
export function partsOfSlack(payload: unknown): WindowParts {
  const view = payload as SlackView; // drawn by the adapter
  const fields = view.blocks.flatMap(({ block_id: name, label, hint, optional, element }): WindowField[] => {
    if (!name || !label || !element) return [];
    const { initial_value: value, initial_option: one, initial_options: some = [] } = element;
    return [
      {
        name,
        label: label.text,
        hint: hint?.text,
        input: slackInputs[element.type] ?? (element.multiline ? 'text' : 'line'),
        values: [value, one?.value, ...some.map((option) => option.value)].flatMap((each) => each ?? []),
        options: (element.options ?? []).map((option) => ({ value: option.value, label: option.text.text })),
        isOptional: optional ?? false,
      },
    ];
  });
  const intro = view.blocks.find(({ type }) => type === 'section')?.text?.text;
  return { title: view.title.text, intro, act: view.private_metadata, submit: view.submit.text, fields };
}

interface DiscordModal {
  readonly title: string;
  readonly custom_id: string;
  readonly components: readonly {
    readonly content?: string;
    readonly label?: string;
    readonly description?: string;
    readonly component?: {
      readonly type: number;
      readonly style?: number;
      readonly custom_id: string;
      readonly required?: boolean;
      readonly value?: string;
      readonly max_values?: number;
      readonly options?: readonly {
        readonly label: string;
        readonly value: string;
        readonly default?: boolean;
      }[];
    };
  }[];
}

/** A modal of Discord's: its labels hold one field each, and it has no word of its own for its button. */
export function partsOfDiscord(payload: unknown): WindowParts {
  const modal = payload as DiscordModal; // drawn by the adapter
  const fields = modal.components.flatMap(({ label, description, component }): WindowField[] => {
    if (!component || label === undefined) return [];
    const { options = [], value, required = true } = component;
    const typed = component.style === 2 ? 'text' : 'line';
    const picked = (component.max_values ?? 1) > 1 ? 'multiple' : 'select';
    const chosen = options.filter((option) => option.default).map((option) => option.value);
    return [
      {
        name: component.custom_id,
        label,
        hint: description,
        input: component.type === 19 ? 'file' : component.type === 3 ? picked : typed,
        values: value === undefined ? chosen : [value],
        options,
        isOptional: !required,
      },
    ];
  });
  const intro = modal.components.find(({ content }) => content)?.content;
  return { title: modal.title, intro, act: modal.custom_id, submit: 'Submit', fields };
}
