import type { LocaleString } from 'discord.js';
import type { CommandName } from '../../src/card/commands.ts';

/** A name as it is typed, without a prefix, and what stands beside it. */
interface Spelling {
  readonly name: string;
  readonly description: string;
}

interface Translation {
  readonly commands: Readonly<Record<CommandName, Spelling>>;
  /** Of the commands that take an argument, that. */
  readonly options: Readonly<Partial<Record<CommandName, Spelling>>>;
  readonly menu: string;
}

const german: Translation = {
  commands: {
    guide: { name: 'anleitung', description: 'Findet die Anleitung und den Abschnitt, der hilft' },
    quiz: { name: 'quiz', description: 'Eine Frage nur für dich, oder was zur Wiederholung ansteht' },
    streak: {
      name: 'serie',
      description: 'Was ansteht, was wackelt, und wie lange du schon ohne Lücke antwortest',
    },
    coach: { name: 'coach', description: 'Hilfe, Datenschutz und die Einstellungen dieses Kanals' },
  },
  options: {
    guide: { name: 'worte', description: 'Ein Symptom oder Thema in wenigen Worten; leer zum Blättern' },
    quiz: { name: 'thema', description: 'Ein Thema, oder review für die Wiederholung' },
    coach: { name: 'worte', description: 'Leer lassen für die Einstellungen dieses Kanals' },
  },
  menu: 'Anleitung dazu finden',
};

/** English is what the commands are registered in; another language is a line here. Discord shows each reader theirs. */
const translations: Readonly<Partial<Record<LocaleString, Translation>>> = { de: german };

interface Localized {
  readonly name_localizations: Partial<Record<LocaleString, string>>;
  readonly description_localizations: Partial<Record<LocaleString, string>>;
}

export function localizedCommand(command: CommandName, prefix: string): Localized {
  return localized((translation) => translation.commands[command], prefix);
}

export function localizedOption(command: CommandName): Localized {
  return localized((translation) => translation.options[command], '');
}

export function localizedMenu(): Pick<Localized, 'name_localizations'> {
  return { name_localizations: each((translation) => translation.menu) };
}

function localized(read: (translation: Translation) => Spelling | undefined, prefix: string): Localized {
  return {
    name_localizations: each((translation) => named(read(translation), prefix)),
    description_localizations: each((translation) => read(translation)?.description),
  };
}

const named = (spelling: Spelling | undefined, prefix: string): string | undefined =>
  spelling && `${prefix}${spelling.name}`;

function each(read: (translation: Translation) => string | undefined): Partial<Record<LocaleString, string>> {
  return Object.fromEntries(
    Object.entries(translations).flatMap(([locale, translation]) => {
      const text = read(translation);
      return text === undefined ? [] : [[locale, text]];
    }),
  );
}
