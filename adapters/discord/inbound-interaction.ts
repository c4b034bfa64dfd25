import { ComponentType } from 'discord.js';
import { z } from 'zod';
import { decodeAct, forged } from '../../src/card/act.ts';
import { type CommandName, commandNamed } from '../../src/card/commands.ts';
import type { Place } from '../../src/ids.ts';
import type { Incoming } from '../../src/platform.ts';
import { writeUpload } from '../shared/upload.ts';
import { actOf } from './custom-id.ts';
import { Calling, isCalledOutside } from './external.ts';
import {
  direct,
  guildOf,
  isDirect,
  parentOf,
  toEpoch,
  toEvent,
  toMember,
  toMessage,
  toPlace,
} from './ids.ts';
import { type Heard, isThread, type Us } from './inbound.ts';
import { Said, toMessageSaid } from './inbound-message.ts';

const Typed = z.object({
  type: z.number().nullish(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  values: z.array(z.string()).nullish(),
  custom_id: z.string(),
});
const Row = z.object({ components: z.array(Typed).nullish(), component: Typed.nullish() });

const Interaction = Calling.extend({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  type: z.number(),
  channel_id: z.string().nullish(),
  channel: z
    .object({ id: z.string(), type: z.number().optional(), parent_id: z.string().nullish() })
    .nullish(),
  member: z.object({ user: z.object({ id: z.string() }) }).nullish(),
  user: z.object({ id: z.string() }).nullish(),
  message: z.object({ id: z.string(), flags: z.number().nullish() }).nullish(),
  data: z.looseObject({}).nullish(),
  app_permissions: z.string().nullish(),
});
type Interaction = z.infer<typeof Interaction>;

const Command = z.object({
  name: z.string(),
  type: z.number(),
  options: z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]).nullish() })).nullish(),
  target_id: z.string().nullish(),
  resolved: z.object({ messages: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});
const Component = z.object({ custom_id: z.string(), values: z.array(z.string()).nullish() });
const Resolved = z
  .object({
    attachments: z.record(z.string(), z.object({ url: z.string(), size: z.number() })).nullish(),
    channels: z.record(z.string(), z.object({ name: z.string() })).nullish(),
  })
  .nullish();
type Resolved = z.infer<typeof Resolved>;
const Modal = z.object({ custom_id: z.string(), components: z.array(Row), resolved: Resolved });

const kinds = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const messageCommand = 3;
const ephemeral = 64;

/** A command, a press, a submitted form or something half typed. undefined: nothing for the bot. */
export function fromInteraction(body: unknown, us: Us): Heard | undefined {
  const parsed = Interaction.safeParse(body);
  if (!parsed.success) return undefined;
  const given = parsed.data;
  const isExternal = isCalledOutside(given, us);
  const common = commonOf(given, isExternal);
  const incoming = common && read(given, common, us);
  if (!incoming) return undefined;
  return {
    incoming,
    route: {
      id: given.id,
      token: given.token,
      application: given.application_id,
      hasMessage: Boolean(given.message),
      permissions: isExternal ? undefined : (given.app_permissions ?? undefined),
      isExternal,
    },
  };
}

type Common = Pick<Incoming, 'id' | 'at' | 'place' | 'member' | 'isDirect'>;

/** Outside nothing of the place is told: the member and the bot speak as in a direct message. */
function commonOf(given: Interaction, isExternal: boolean): Common | undefined {
  const user = given.member?.user.id ?? given.user?.id;
  const place = user && isExternal ? toPlace(direct, user) : placeOf(given);
  if (!user || !place) return undefined;
  return {
    id: toEvent(given.id),
    at: toEpoch(given.id),
    place,
    member: toMember(user),
    isDirect: isDirect(place),
  };
}

function placeOf(given: Interaction): Place | undefined {
  const channel = given.channel?.id ?? given.channel_id;
  if (!channel) return undefined;
  const guild = given.guild_id ?? direct;
  const parent = given.channel?.parent_id;
  return isThread(given.channel?.type) && parent ? toPlace(guild, parent, channel) : toPlace(guild, channel);
}

function read(given: Interaction, common: Common, us: Us): Incoming | undefined {
  switch (given.type) {
    case kinds.command:
      return fromCommand(given.data, common, us);
    case kinds.autocomplete: {
      const command = commandIn(given.data, us);
      return command && { kind: 'suggest', ...command, ...common };
    }
    case kinds.component:
      return fromComponent(given, common);
    case kinds.modal:
      return fromModal(given.data, common);
    default:
      return undefined;
  }
}

function commandIn(data: unknown, us: Us): { name: CommandName; text: string } | undefined {
  const command = Command.safeParse(data).data;
  const name = command && commandNamed(command.name, us.commandPrefix);
  return name && { name, text: String(command?.options?.[0]?.value ?? '') };
}

function fromCommand(data: unknown, common: Common, us: Us): Incoming | undefined {
  const command = Command.safeParse(data).data;
  if (command?.type !== messageCommand) {
    const typed = commandIn(data, us);
    return typed && { kind: 'command', ...typed, ...common };
  }
  const said = Said.safeParse(command.resolved?.messages?.[command.target_id ?? '']).data;
  if (!said) return undefined;
  const message = toMessageSaid(said, common.place, us);
  return { kind: 'thread', cause: 'shortcut', message, ...common, place: under(said, common.place) };
}

/** What was said about a message stands in the thread that was begun on it. */
function under(said: Said, place: Place): Place {
  return said.thread && !place.thread && !isDirect(place)
    ? toPlace(guildOf(place), parentOf(place), said.thread.id)
    : place;
}

/** A button, or the option picked in a menu. */
function fromComponent(given: Interaction, common: Common): Incoming | undefined {
  const component = Component.safeParse(given.data).data;
  if (!component || !given.message) return undefined;
  const isPrivate = common.isDirect || Boolean((given.message.flags ?? 0) & ephemeral);
  const channel = given.channel?.id ?? given.channel_id ?? '';
  return {
    kind: 'choice',
    act: actOf(component.values?.[0] ?? component.custom_id) ?? forged,
    message: toMessage(guildOf(common.place), channel, given.message.id),
    on: isPrivate ? 'private' : 'public',
    ...common,
  };
}

function fromModal(data: unknown, common: Common): Incoming | undefined {
  const modal = Modal.safeParse(data).data;
  if (!modal) return undefined;
  const inputs = modal.components.flatMap((row) => [
    ...(row.component ? [row.component] : []),
    ...(row.components ?? []),
  ]);
  return {
    kind: 'form',
    act: decodeAct(modal.custom_id) ?? forged,
    values: Object.fromEntries(inputs.map((input) => [input.custom_id, typed(input, modal.resolved)])),
    ...common,
  };
}

/** A file as its upload, a channel as its name: a select sends their ids, and what they are stands beside them. */
function typed(input: z.infer<typeof Typed>, resolved: Resolved): readonly string[] {
  const picked = input.values ?? [];
  if (input.type === ComponentType.FileUpload) return named(picked, resolved?.attachments).map(writeUpload);
  if (input.type === ComponentType.ChannelSelect)
    return named(picked, resolved?.channels).map(({ name }) => name);
  if (input.values) return input.values;
  return input.value === undefined || input.value === null || input.value === '' ? [] : [String(input.value)];
}

function named<T>(
  ids: readonly string[],
  known: Readonly<Record<string, T>> | null | undefined,
): readonly T[] {
  const entries = new Map(Object.entries(known ?? {}));
  return ids.flatMap((id) => entries.get(id) ?? []);
}
