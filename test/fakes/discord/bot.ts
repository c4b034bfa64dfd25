import { createDiscord, type DiscordOptions } from '../../../adapters/discord/discord.ts';
import type { Card, Reply } from '../../../src/card/card.ts';
import type { Fields, Log } from '../../../src/log.ts';
import type { Acknowledgement, Bot, Incoming, Platform } from '../../../src/platform.ts';
import { type DiscordServer, openDiscord } from './server.ts';

export const now = 1_795_773_600_000;

export interface Scripted extends Bot {
  readonly heard: Incoming[];
  acknowledgementOf: (incoming: Incoming) => Acknowledgement;
  replyTo: (incoming: Incoming) => Reply | Promise<Reply>;
}

/** A bot that acknowledges and answers as the test says. */
export function scriptBot(): Scripted {
  const bot: Scripted = {
    heard: [],
    acknowledgementOf: () => 'asker',
    replyTo: () => ({ kind: 'nothing' }),
    acknowledgement: (incoming) => bot.acknowledgementOf(incoming),
    async answer(incoming) {
      bot.heard.push(incoming);
      return bot.replyTo(incoming);
    },
  };
  return bot;
}

export const cardOf = (title: string, extra: Partial<Card> = {}): Card => ({
  name: 'Card',
  title: [{ kind: 'text', text: title }],
  body: [],
  buttons: [],
  small: [],
  ...extra,
});

export const shows = (to: 'asker' | 'place' | 'pressed', title: string, extra?: Partial<Card>): Reply => ({
  kind: 'card',
  to,
  card: cardOf(title, extra),
});

export interface Setting {
  readonly chat: DiscordServer;
  readonly discord: Platform;
  readonly bot: Scripted;
  /** What was logged, from warnings up. */
  /** What was told about a connection that is lost for good. */
  readonly lost: readonly string[];
  /** What was logged for information. */
  readonly informed: readonly { readonly message: string; readonly fields: Fields }[];
  readonly logged: readonly { readonly message: string; readonly fields: Fields }[];
  close(): Promise<void>;
}

/** The real discord.js against the server of the tests. */
export async function setUpDiscord(
  given: { readonly flags?: number; readonly isStarted?: boolean } & Partial<DiscordOptions> = {},
): Promise<Setting> {
  const { flags, isStarted = true, ...options } = given;
  const chat = await openDiscord({ now: () => now, ...(flags !== undefined && { flags }) });
  const logged: { message: string; fields: Fields }[] = [];
  const keep = (fields: Fields, message: string): void => void logged.push({ message, fields });
  const informed: { message: string; fields: Fields }[] = [];
  const lost: string[] = [];
  const log: Log = {
    debug: () => undefined,
    info: (fields, message) => void informed.push({ message, fields }),
    warn: keep,
    error: keep,
  };
  const discord = createDiscord({
    token: chat.token,
    commandPrefix: '',
    admins: [],
    log,
    clock: () => now,
    rest: chat.rest,
    waitMs: 40,
    ...options,
  });
  const bot = scriptBot();
  if (isStarted) await discord.start(bot, (remedy) => void lost.push(remedy));
  return {
    chat,
    discord,
    bot,
    logged,
    informed,
    lost,
    async close() {
      await discord.stop(1000);
      await chat.close();
    },
  };
}
