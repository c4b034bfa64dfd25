/** Ids are opaque: an adapter mints them, the core compares and stores them and takes them apart here alone. */
type Id<K extends string> = string & { readonly kind: K };

export type TeamId = Id<'team'>;
export type ConversationId = Id<'conversation'>;
export type ThreadId = Id<'thread'>;
export type MemberId = Id<'member'>;
export type MessageId = Id<'message'>;
export type EventId = Id<'event'>;
/** Ten characters, minted by the core; short enough to travel in every button of the post. */
export type PostId = Id<'post'>;

/**
 * Whether an id is the team's, or of a conversation, thread or member of it: those begin with the team's and a slash,
 * on every platform whose teams can be left.
 */
export function isOf(team: TeamId, id: string): boolean {
  return id === team || id.startsWith(`${team}/`);
}

/** The team of a conversation that is spoken of in another place; where its id tells none, that place's. */
export function teamOf(conversation: ConversationId, near: Place): TeamId {
  const end = conversation.lastIndexOf('/');
  return end > 0 ? (conversation.slice(0, end) as TeamId) : near.team;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Epoch = number;

/** Where something is said. A conversation is a channel or a direct message. */
export interface Place {
  readonly team: TeamId;
  readonly conversation: ConversationId;
  readonly thread?: ThreadId;
}
