import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandName } from '../../src/card/card.ts';

const spelled: Readonly<
  Record<
    CommandName,
    { readonly does: string; readonly option: string; readonly says: string; readonly suggests: boolean }
  >
> = {
  guide: {
    does: 'Find the guide and the section that answers it',
    option: 'words',
    says: 'A symptom or a topic in a few words; empty to browse',
    suggests: true,
  },
  quiz: {
    does: 'A question for you alone, or what is due for review',
    option: 'topic',
    says: 'A topic, or review',
    suggests: true,
  },
  streak: {
    does: 'What is due, what is shaky, and how long you have answered in a row',
    option: 'words',
    says: 'Not needed',
    suggests: false,
  },
  coach: {
    does: 'Help, privacy, and the settings of this channel',
    option: 'words',
    says: 'Not needed',
    suggests: false,
  },
};

const messageCommandName = 'Find a guide for this';

/** All of it is sent at every start: the same list again changes nothing. One option each: subcommands would disable the bare command. */
export function commandsOf(prefix: string): RESTPutAPIApplicationCommandsJSONBody {
  const everywhere = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const slash = Object.entries(spelled).map(([name, { does, option, says, suggests }]) => ({
    type: ApplicationCommandType.ChatInput as const,
    name: `${prefix}${name}`,
    description: does,
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String as const,
        name: option,
        description: says,
        required: false,
        ...(suggests && { autocomplete: true as const }),
      },
    ],
  }));
  return [...slash, { type: ApplicationCommandType.Message, name: messageCommandName, ...everywhere }];
}
