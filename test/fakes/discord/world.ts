// A server of Discord's in memory: one guild, two channels, four people and the bot.

export const ids = {
  application: '900000000000000001',
  bot: '900000000000000001',
  botRole: '900000000000000003',
  guild: '100000000000000001',
  owner: '300000000000000001',
  manager: '300000000000000002',
  member: '300000000000000003',
  stranger: '300000000000000004',
  managerRole: '400000000000000001',
  daily: '200000000000000001',
  incidents: '200000000000000002',
  /** A server that the bot is not in, a channel of it, and a conversation between people. */
  otherGuild: '100000000000000009',
  elsewhere: '290000000000000001',
  between: '290000000000000002',
} as const;

export type Name = 'owner' | 'manager' | 'member' | 'stranger';

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly type: number;
  readonly author: { readonly id: string; readonly username: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly { readonly description?: string }[];
  readonly components: readonly { readonly components: readonly Part[] }[];
  readonly flags: number;
  readonly nonce?: string | undefined;
  readonly files: readonly string[];
  /** Whom an ephemeral message is for. */
  readonly onlyFor?: string | undefined;
  readonly reference?: string | undefined;
}

export interface Part {
  readonly type: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

const manageChannels = 1n << 4n;
export const permissions = {
  view: 1n << 10n,
  send: 1n << 11n,
  embed: 1n << 14n,
  openThreads: 1n << 35n,
} as const;
/** What the bot may do where nothing is denied. */
export const speak =
  permissions.view |
  permissions.send |
  permissions.embed |
  permissions.openThreads |
  (1n << 15n) |
  (1n << 16n) |
  (1n << 20n) |
  (1n << 38n);
const epoch = 1_420_070_400_000;

/** Ids are minted as Discord does, so that they tell the time. */
export function createMint(now: () => number): () => string {
  let last = 0n;
  return () => String((BigInt(now() - epoch) << 22n) | (++last & 0xfffn));
}

export const user = (id: string) => ({
  id,
  username: id === ids.bot ? 'Coach' : `member-${id.at(-1)}`,
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot: id === ids.bot,
});

export const member = (id: string) => ({
  user: user(id),
  nick: null,
  roles: id === ids.bot ? [ids.botRole] : id === ids.manager ? [ids.managerRole] : [],
  joined_at: '2026-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  flags: 0,
  permissions: String(speak),
});

const role = (id: string, permissions: bigint, extra: object = {}) => ({
  id,
  name: `role-${id}`,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 1,
  permissions: String(permissions),
  managed: false,
  mentionable: false,
  flags: 0,
  ...extra,
});

export const channel = (id: string, name: string, extra: object = {}) => ({
  id,
  type: 0,
  guild_id: ids.guild,
  name,
  position: 0,
  permission_overwrites: [],
  parent_id: null,
  topic: null,
  nsfw: false,
  flags: 0,
  ...extra,
});

export const thread = (id: string, parent: string, name: string) => ({
  ...channel(id, name, { type: 11, parent_id: parent, owner_id: ids.bot, message_count: 0, member_count: 1 }),
  thread_metadata: {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: '2026-01-01T00:00:00.000Z',
    locked: false,
  },
});

export const guild = (id: string, threads: readonly object[]) => ({
  id,
  name: 'A server',
  icon: null,
  owner_id: ids.owner,
  joined_at: '2026-01-01T00:00:00.000Z',
  large: false,
  unavailable: false,
  member_count: 5,
  features: [],
  emojis: [],
  stickers: [],
  roles: [
    role(id, speak),
    role(ids.managerRole, manageChannels),
    role(ids.botRole, speak, { managed: true, tags: { bot_id: ids.bot } }),
  ],
  channels: [channel(ids.daily, 'sre-daily'), channel(ids.incidents, 'inc-example')],
  threads,
  members: [member(ids.bot)],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  preferred_locale: 'en-US',
  system_channel_flags: 0,
  system_channel_id: null,
  afk_timeout: 300,
  premium_progress_bar_enabled: false,
});
