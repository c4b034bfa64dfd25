import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { encodeAct } from '../../src/card/act.ts';
import type { Field, Form } from '../../src/card/card.ts';
import { cut } from '../shared/cut.ts';
import { printable } from '../shared/printable.ts';
import { limits } from './limits.ts';
import { label } from './render-card.ts';

/** The id of a role of the server, by what stands in the field: a name may have been typed elsewhere. */
type RoleOf = (name: string) => string | undefined;

/** A form as a modal. Its fields are found again by their names. */
export function renderForm(
  raw: Form,
  roleOf: RoleOf = () => undefined,
): APIModalInteractionResponseCallbackData {
  const form = printable(raw);
  const fields = form.fields.slice(0, limits.modalComponents);
  const hasRoom = fields.length < limits.modalComponents;
  const intro = form.intro && hasRoom ? [{ type: ComponentType.TextDisplay, content: introText(form) }] : [];
  return {
    title: label(form.title, limits.modalTitle),
    custom_id: encodeAct(form.act),
    components: [
      ...(intro as APIModalInteractionResponseCallbackData['components']), // documented for modals, missing in the type
      ...fields.map((field, i) => labelled(i === 0 && !hasRoom ? introduced(field, form) : field, roleOf)),
    ],
  };
}

function introText(form: Form): string {
  return cut(form.intro ?? '', limits.textDisplay);
}

/** Five fields leave no room for a text: what it says stands at the first of them. */
function introduced(field: Field, form: Form): Field {
  const hint = [form.intro, field.hint].filter(Boolean).join(' ');
  return hint ? { ...field, hint } : field;
}

function labelled(field: Field, roleOf: RoleOf): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: label(field.label, limits.fieldLabel),
    ...(field.hint && { description: cut(field.hint, limits.fieldHint) }),
    component: input(field, roleOf),
  };
}

function input(field: Field, roleOf: RoleOf): APIComponentInLabel {
  if (field.input === 'file') return fileUpload(field);
  if (field.input === 'channels') return channelSelect(field);
  if (field.input === 'role') return roleSelect(field, roleOf);
  const isTyped = field.input === 'line' || field.input === 'text' || field.options.length === 0;
  return isTyped ? textInput(field) : select(field);
}

function roleSelect(field: Field, roleOf: RoleOf): APIComponentInLabel {
  const id = field.values[0] && roleOf(field.values[0]);
  return {
    type: ComponentType.RoleSelect,
    ...oneOf(field),
    ...(id && { default_values: [{ id, type: SelectMenuDefaultValueType.Role }] }),
  };
}

/** Those in which people write or post, and forums, whose posts are named by them. */
function channelSelect(field: Field): APIComponentInLabel {
  return {
    type: ComponentType.ChannelSelect,
    ...oneOf(field),
    max_values: limits.pickedChannels,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
  };
}

function fileUpload(field: Field): APIComponentInLabel {
  return { type: ComponentType.FileUpload, ...oneOf(field) };
}

/** One is chosen, or none where that is allowed. */
function oneOf(field: Field) {
  return {
    custom_id: cut(field.name, limits.customId),
    required: !field.optional,
    min_values: field.optional ? 0 : 1,
    max_values: 1,
  };
}

function textInput(field: Field): APIComponentInLabel {
  const [value] = field.values;
  return {
    type: ComponentType.TextInput,
    custom_id: cut(field.name, limits.customId),
    style: field.input === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: limits.textValue,
    required: !field.optional,
    ...(value && { value: cut(value, limits.textValue) }),
  };
}

function select(field: Field): APIComponentInLabel {
  const values = new Set<string>();
  const options = field.options
    .map((option) => ({ option, value: cut(option.value, limits.optionValue) }))
    .filter(({ value }) => !values.has(value) && values.add(value))
    .slice(0, limits.options)
    .map(({ option, value }) => ({
      label: label(option.label, limits.optionLabel),
      value,
      default: field.values.includes(option.value),
    }));
  const isMany = field.input === 'picks';
  let hasDefault = false;
  return {
    type: ComponentType.StringSelect,
    custom_id: cut(field.name, limits.customId),
    required: !field.optional,
    min_values: field.optional ? 0 : 1,
    max_values: isMany ? options.length : 1,
    options: options.map((option) => {
      const isDefault = option.default && (isMany || !hasDefault);
      hasDefault ||= isDefault;
      return { ...option, default: isDefault };
    }),
  };
}
