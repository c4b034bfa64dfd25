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
/** `<guide slug>#<anchor>`, minted by the library. */
export type SectionId = Id<'section'>;
/** `<guide slug>/<id in its file>`, minted by the library. */
export type QuestionId = Id<'question'>;
/** The local date that a daily question is for, `YYYY-MM-DD`, minted by the calendar. */
export type Slot = Id<'slot'>;

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

/** The one place a section's id is made. */
export function toSectionId(guide: string, anchor: string): SectionId {
  return `${guide}#${anchor}` as SectionId;
}

/** The one place a question's id is made. */
export function toQuestionId(guide: string, inFile: string): QuestionId {
  return `${guide}/${inFile}` as QuestionId;
}

/** The one place a slot is made, of a local date. */
export function toSlot(date: string): Slot {
  return date as Slot;
}

/** The slug of the guide that a section or a question belongs to. */
export function slugOf(id: SectionId | QuestionId): string {
  return id.split(id.includes('#') ? '#' : '/', 1)[0] ?? id;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Epoch = number;

/** Where something is said. A conversation is a channel or a direct message. */
export interface Place {
  readonly team: TeamId;
  readonly conversation: ConversationId;
  readonly thread?: ThreadId;
}
