import {
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type Argument, spelledCommands } from '../../src/card/commands.ts';
import { localizedCommand, localizedMenu, localizedOption } from './locales.ts';
import type { Me } from './who-am-i.ts';

const messageCommandName = 'Find a guide for this';

/** Where a command can be called: of a server, and of a member who keeps the app, wherever they are. */
const ofServers = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
const ofMembersToo = {
  contexts: [...ofServers.contexts, InteractionContextType.PrivateChannel],
  integration_types: [...ofServers.integration_types, ApplicationIntegrationType.UserInstall],
};

/** All of it is sent at every start: the same list again changes nothing. One option each: subcommands would disable the bare command. */
export function commandsOf(
  prefix: string,
  { isForMembers }: Pick<Me, 'isForMembers'>,
): RESTPutAPIApplicationCommandsJSONBody {
  const everywhere = isForMembers ? ofMembersToo : ofServers;
  const slash = spelledCommands.map(([name, { description, argument }]) => ({
    type: ApplicationCommandType.ChatInput as const,
    name: `${prefix}${name}`,
    description,
    ...localizedCommand(name, prefix),
    ...everywhere,
    options: argument ? [{ ...optionOf(argument), ...localizedOption(name) }] : [],
  }));
  const menu = { type: ApplicationCommandType.Message as const, name: messageCommandName };
  return [...slash, { ...menu, ...localizedMenu(), ...everywhere }];
}

function optionOf({ name, hint, suggests }: Argument): APIApplicationCommandStringOption {
  const option = {
    type: ApplicationCommandOptionType.String as const,
    name,
    description: hint,
    required: false,
  };
  if (suggests === undefined) return option;
  if (suggests === 'while typing') return { ...option, autocomplete: true };
  return { ...option, choices: suggests.map((choice) => ({ name: choice, value: choice })) };
}
