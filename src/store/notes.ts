/** Small records that merge field by field; a field set to null is removed. Ids: see each kind. */
export type NoteValue =
  | string
  | number
  | boolean
  | null
  | readonly NoteValue[]
  | { readonly [key: string]: NoteValue };
export type Note = Readonly<Record<string, NoteValue>>;
export type NoteKind =
  | 'conversation' // by ConversationId: watch, trial, spoken today, alert names heard, the open incident
  | 'team' // by TeamId: name patterns that are watched
  | 'used' // by TeamId: section -> when it was opened or helped in an incident
  | 'member' // by MemberId: pauses, shown on boards, draft of a form
  | 'thread' // by ThreadId: mute, the message that recommends, what it named
  | 'wanted'; // by TeamId: words of "Ask for this guide" -> how often

export interface NoteStore {
  note(kind: NoteKind, id: string, change: Note): Promise<void>;
  /**
   * Adds whole numbers to fields, to 0 where no number stands, and gives the note with them: of many who add at once
   * none is lost. The one write that counts again when it is repeated.
   */
  add(kind: NoteKind, id: string, amounts: Readonly<Record<string, number>>): Promise<Note>;
  read(kind: NoteKind, id: string): Promise<Note>;
}
