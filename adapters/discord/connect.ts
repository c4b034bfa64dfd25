import { Client, type ClientOptions, Events, Options, type RESTOptions } from 'discord.js';
import { remedyFor } from './close-codes.ts';
import { intentsFor } from './intents.ts';

/** What the bot does not read is not kept: no messages, presences, voices or reactions. */
const makeCache = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  PresenceManager: 0,
  VoiceStateManager: 0,
  ThreadMemberManager: 0,
  GuildEmojiManager: 0,
  GuildStickerManager: 0,
  GuildBanManager: 0,
  GuildInviteManager: 0,
  GuildScheduledEventManager: 0,
  StageInstanceManager: 0,
  AutoModerationRuleManager: 0,
  UserManager: { maxSize: 500, keepOverLimit: (user) => user.id === user.client.user.id },
  GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
});

export function createClient(options: {
  readonly flags: number;
  readonly rest: Partial<RESTOptions> | undefined;
  readonly ws: ClientOptions['ws'] | undefined;
}): Client {
  return new Client({
    intents: [...intentsFor(options.flags)],
    // As many connections as Discord recommends, all in this process.
    shards: 'auto',
    makeCache,
    allowedMentions: { parse: [], repliedUser: false },
    ...(options.rest && { rest: options.rest }),
    ...(options.ws && { ws: options.ws }),
  });
}

/** Resolves when every server is known. Rejects where Discord closes the connection for good: a wrong token, an intent that is off. */
export async function connect(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(remedyFor(code))));
  });
  await Promise.all([client.login(token), ready]);
}
