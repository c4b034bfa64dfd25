export interface Argument {
  readonly name: string;
  readonly hint: string;
  /** How it looks when typed. */
  readonly example: string;
  /** Completed while somebody types, or all there is where that is not much. */
  readonly suggests?: 'while typing' | readonly string[];
}

interface Spelled {
  /** As a platform lists it. */
  readonly description: string;
  /** What may stand behind it; undefined: nothing does. */
  readonly argument?: Argument;
}

/** The slash commands, each in one place: a new one is a line here and its handler. */
export const commands = {
  guide: {
    description: 'Find the guide and the section that answers it',
    argument: {
      name: 'words',
      hint: 'A symptom or a topic in a few words; empty to browse',
      example: 'pods keep restarting',
      suggests: 'while typing',
    },
  },
  quiz: {
    description: 'A question for you alone, or what is due for review',
    argument: {
      name: 'topic',
      hint: 'A topic, or review',
      example: '[topic | review]',
      suggests: 'while typing',
    },
  },
  streak: { description: 'What is due, what is shaky, and how long you have answered in a row' },
  coach: {
    description: 'Help, privacy, and the settings of this channel',
    argument: {
      name: 'words',
      hint: 'Leave it empty for the settings of this channel',
      example: 'privacy',
      suggests: ['help', 'privacy', 'setup', 'suggest', 'suggestions'],
    },
  },
} as const satisfies Readonly<Record<string, Spelled>>;

export type CommandName = keyof typeof commands;

export const spelledCommands: readonly (readonly [CommandName, Spelled])[] = Object.entries(commands) as [
  CommandName,
  Spelled,
][]; // the keys of the table above

export const commandNames: readonly CommandName[] = spelledCommands.map(([name]) => name);

/** By its configured name. undefined: not ours. */
export function commandNamed(typed: string, prefix = ''): CommandName | undefined {
  return commandNames.find((name) => `${prefix}${name}` === typed);
}
