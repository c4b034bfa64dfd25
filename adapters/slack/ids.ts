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

/** `slack:T1`, `slack:T1/C1`, `slack:T1/C1/1700000000.000100`. The casts are where these ids are minted. */
export const idPrefix = 'slack:';

const toTeam = (team: string): TeamId => `${idPrefix}${team}` as TeamId;
export const toMember = (team: string, user: string): MemberId => `${idPrefix}${team}/${user}` as MemberId;
export const toEvent = (id: string): EventId => `${idPrefix}${id}` as EventId;

export function toMessage(team: string, channel: string, ts: string): MessageId {
  return `${idPrefix}${team}/${channel}/${ts}` as MessageId;
}

function toConversation(team: string, channel: string): ConversationId {
  return `${idPrefix}${team}/${channel}` as ConversationId;
}

/** `thread` is the timestamp of the message it hangs under. */
export function toPlace(team: string, channel: string, thread?: string): Place {
  const conversation = toConversation(team, channel);
  if (!thread) return { team: toTeam(team), conversation };
  return { team: toTeam(team), conversation, thread: `${idPrefix}${team}/${channel}/${thread}` as ThreadId };
}

export const channelOf = (place: Place): string => part(place.conversation, 1);
export const threadOf = (place: Place): string | undefined =>
  place.thread === undefined ? undefined : part(place.thread, 2);
export const userOf = (member: MemberId): string => part(member, 1);
export const conversationPart = (conversation: ConversationId): string => part(conversation, 1);
/** The timestamp, which identifies a message within its channel. */
export const stampOf = (message: MessageId): string => part(message, 2);

/** Slack's timestamps are seconds with six decimals, unique within a channel. */
export function toEpoch(ts: string): Epoch {
  return Math.round(Number(ts) * 1000);
}

function part(id: string, at: number): string {
  return id.slice(idPrefix.length).split('/')[at] ?? '';
}
