import { z } from 'zod';
import limits from '../../fixtures/discord/limits.json' with { type: 'json' };

// Discord's rules as the server of the tests keeps them; what the published schema leaves out is checked here as well.

const Part = z.looseObject({ type: z.number() });
type Part = z.infer<typeof Part>;
const Row = z.object({ type: z.literal(1), components: z.array(Part).min(1).max(limits.buttonsInRow) });

const text = (most: number) => z.string().min(1).max(most);
const button = z.union([
  z.strictObject({
    type: z.literal(2),
    style: z.number().min(1).max(4),
    label: text(limits.buttonLabel),
    custom_id: text(limits.customId),
  }),
  z.strictObject({
    type: z.literal(2),
    style: z.literal(5),
    label: text(limits.buttonLabel),
    url: z.url().max(limits.url),
  }),
]);
const options = z
  .array(
    z.strictObject({
      label: text(limits.optionLabel),
      value: text(limits.optionValue),
      default: z.boolean().optional(),
    }),
  )
  .min(1)
  .max(limits.selectOptions)
  .refine((all) => new Set(all.map((one) => one.value)).size === all.length, 'option values repeat');
const select = z
  .strictObject({
    type: z.literal(3),
    custom_id: text(limits.customId),
    placeholder: text(limits.placeholder).optional(),
    options,
    required: z.boolean().optional(),
    min_values: z.number().min(0).max(25).default(1),
    max_values: z.number().min(1).max(25).default(1),
  })
  .refine((one) => one.max_values <= one.options.length, 'max_values beyond the options')
  .refine((one) => one.min_values <= one.max_values, 'min_values beyond max_values')
  .refine(
    (one) => one.options.filter((option) => option.default).length <= one.max_values,
    'too many defaults',
  )
  .refine((one) => !one.required || one.min_values > 0, 'required with min_values 0');

const Message = z.object({
  content: z.string().max(limits.content).nullish(),
  embeds: z
    .array(z.strictObject({ description: text(limits.embedDescription), color: z.number() }))
    .max(limits.embeds)
    .default([]),
  components: z.array(Row).max(limits.rows).default([]),
  allowed_mentions: z.object({ parse: z.array(z.never()) }),
  nonce: z.string().max(limits.nonce).optional(),
});

/** What Discord would refuse of this message; empty: nothing. */
export function complainMessage(body: unknown): readonly string[] {
  const parsed = Message.safeParse(body);
  if (!parsed.success) return parsed.error.issues.map(said);
  const { content, embeds, components } = parsed.data;
  const parts = components.flatMap((row) => row.components);
  const total = embeds.reduce((sum, embed) => sum + embed.description.length, 0);
  return [
    ...components.flatMap((row) => complainRow(row.components)),
    ...repeated(parts.flatMap((part) => (typeof part.custom_id === 'string' ? [part.custom_id] : []))),
    ...(total > limits.embedsTotal ? ['the embeds are too long'] : []),
    ...(!content && embeds.length === 0 ? ['the message is empty'] : []),
  ];
}

function complainRow(parts: readonly Part[]): readonly string[] {
  const [first] = parts;
  if (first?.type === 3) return parts.length > 1 ? ['a select shares its row'] : issues(select, first);
  return parts.flatMap((part) => issues(button, part));
}

const textInput = z
  .strictObject({
    type: z.literal(4),
    custom_id: text(limits.customId),
    style: z.number().min(1).max(2),
    required: z.boolean(),
    value: z.string().max(limits.textInputValue).optional(),
    max_length: z.number().min(1).max(4000),
  })
  .refine((one) => (one.value?.length ?? 0) <= one.max_length, 'the value is too long');
const picker = <T extends number>(type: T, most: number) =>
  z.strictObject({
    type: z.literal(type),
    custom_id: text(limits.customId),
    required: z.boolean(),
    min_values: z.number().min(0).max(most),
    max_values: z.number().min(1).max(most),
  });
const roleSelect = picker(6, 25).extend({
  max_values: z.literal(1),
  default_values: z
    .array(z.strictObject({ id: z.string().regex(/^\d+$/), type: z.literal('role') }))
    .max(1)
    .optional(),
});
const channelSelect = picker(8, 25).extend({ channel_types: z.array(z.number().int()) });
const fileUpload = picker(19, 10);
const labelled = z.strictObject({
  type: z.literal(18),
  label: text(limits.label),
  description: z.string().max(limits.labelDescription).optional(),
  component: z.union([textInput, select, roleSelect, channelSelect, fileUpload]),
});
const display = z.strictObject({ type: z.literal(10), content: text(limits.textDisplay) });
const Modal = z.strictObject({
  title: text(limits.modalTitle),
  custom_id: text(limits.customId),
  components: z
    .array(z.union([labelled, display]))
    .min(1)
    .max(limits.modalComponents),
});

export function complainModal(body: unknown): readonly string[] {
  const parsed = Modal.safeParse(body);
  if (!parsed.success) return parsed.error.issues.map(said);
  return repeated(
    parsed.data.components.flatMap((part) => (part.type === 18 ? [part.component.custom_id] : [])),
  );
}

const Suggestions = z.object({
  choices: z
    .array(z.strictObject({ name: text(limits.suggestionName), value: z.string().max(limits.optionValue) }))
    .max(limits.suggestions),
});

export const complainSuggestions = (body: unknown): readonly string[] => issues(Suggestions, body);

const Commands = z.array(
  z.object({
    name: z.string().min(1).max(limits.commandName),
    type: z.union([z.literal(1), z.literal(3)]),
    description: text(limits.commandDescription).optional(),
    options: z
      .array(
        z.object({
          type: z.literal(3),
          name: z.string().regex(/^[a-z0-9_-]{1,32}$/),
          description: text(limits.commandDescription),
        }),
      )
      .max(1)
      .optional(),
  }),
);

export function complainCommands(body: unknown): readonly string[] {
  const parsed = Commands.safeParse(body);
  if (!parsed.success) return parsed.error.issues.map(said);
  return parsed.data
    .filter((command) => command.type === 1 && !/^[a-z0-9_-]+$/.test(command.name))
    .map((command) => `${command.name} is no name of a slash command`);
}

function issues(schema: z.ZodType, value: unknown): readonly string[] {
  return schema.safeParse(value).error?.issues.map(said) ?? [];
}

function said(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

function repeated(ids: readonly string[]): readonly string[] {
  return new Set(ids).size === ids.length ? [] : ['custom ids repeat'];
}
