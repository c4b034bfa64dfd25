import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { spelledCommands } from '../../src/card/commands.ts';

const messageCommandName = 'Find a guide for this';

/** All of it is sent at every start: the same list again changes nothing. One option each: subcommands would disable the bare command. */
export function commandsOf(prefix: string): RESTPutAPIApplicationCommandsJSONBody {
  const everywhere = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const slash = spelledCommands.map(([name, { description, argument }]) => ({
    type: ApplicationCommandType.ChatInput as const,
    name: `${prefix}${name}`,
    description,
    ...everywhere,
    options: argument
      ? [
          {
            type: ApplicationCommandOptionType.String as const,
            name: argument.name,
            description: argument.hint,
            required: false,
            ...(argument.suggests && { autocomplete: true as const }),
          },
        ]
      : [],
  }));
  return [...slash, { type: ApplicationCommandType.Message, name: messageCommandName, ...everywhere }];
}
