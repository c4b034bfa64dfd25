import type {
  ConversationId,
  Epoch,
  EventId,
  MemberId,
  MessageId,
  Place,
  TeamId,
  ThreadId,
} from '../../src/ids.ts';

/** `discord:G1`, `discord:G1/C1`, `discord:G1/C1/T1`; a direct message is in no server: `discord:@me/C1`. The casts are where these ids are minted. */
export const idPrefix = 'discord:';
export const direct = '@me';

const toTeam = (guild: string): TeamId => `${idPrefix}${guild}` as TeamId;
export const toMember = (user: string): MemberId => `${idPrefix}${user}` as MemberId;
export const toEvent = (id: string): EventId => `${idPrefix}${id}` as EventId;

/** `channel` is where the message itself stands: the thread, if it is in one. */
export function toMessage(guild: string, channel: string, message: string): MessageId {
  return `${idPrefix}${guild}/${channel}/${message}` as MessageId;
}

/** `thread` is a channel of its own under the channel. */
export function toPlace(guild: string, channel: string, thread?: string): Place {
  const conversation = `${idPrefix}${guild}/${channel}` as ConversationId;
  if (thread === undefined) return { team: toTeam(guild), conversation };
  return { team: toTeam(guild), conversation, thread: `${conversation}/${thread}` as ThreadId };
}

export const guildOf = (place: Place): string => part(place.conversation, 0);
export const guildOfTeam = (team: TeamId): string => part(team, 0);
export const isDirect = (place: Place): boolean => guildOf(place) === direct;
/** The channel of the place without its thread. */
export const parentOf = (place: Place): string => part(place.conversation, 1);
/** The channel in which is spoken: the thread, if there is one. */
export const channelOf = (place: Place): string =>
  place.thread === undefined ? parentOf(place) : part(place.thread, 2);
export const userOf = (member: MemberId): string => part(member, 0);
export const conversationParts = (conversation: ConversationId): readonly [string, string] => [
  part(conversation, 0),
  part(conversation, 1),
];
export const messageParts = (message: MessageId): readonly [guild: string, channel: string, id: string] => [
  part(message, 0),
  part(message, 1),
  part(message, 2),
];

const discordEpoch = 1_420_070_400_000;

/** Every id of Discord's begins with the moment it was minted. https://discord.com/developers/docs/reference#snowflakes */
export function toEpoch(snowflake: string): Epoch {
  return /^\d+$/.test(snowflake) ? Number(BigInt(snowflake) >> 22n) + discordEpoch : 0;
}

/** The least id that could have been minted then. */
export function snowflakeAt(at: Epoch): string {
  return String(BigInt(Math.max(0, Math.trunc(at) - discordEpoch)) << 22n);
}

function part(id: string, at: number): string {
  return id.slice(idPrefix.length).split('/')[at] ?? '';
}
