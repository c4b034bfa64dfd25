/** Small records that merge field by field; a field set to null is removed. What is in each kind: `src/notes`. */
export type NoteValue =
  | string
  | number
  | boolean
  | null
  | readonly NoteValue[]
  | { readonly [key: string]: NoteValue };
export type Note = Readonly<Record<string, NoteValue>>;
export type NoteKind =
  | 'conversation' // by ConversationId: how it is watched, what the runner remembers, the month
  | 'mute' // by ThreadId, or ConversationId: since when the bot is silent there
  | 'thread' // by ThreadId, or ConversationId where there are none: the incident under way
  | 'team' // by TeamId: name patterns that are watched
  | 'shown' // by TeamId: the members who are named on boards
  | 'incidents' // by TeamId: what was done in each incident, and when
  | 'used' // by TeamId: section -> when it was opened or helped in an incident
  | 'wanted' // by TeamId: words of "Ask for this guide" -> how often and when
  | 'deck' // by TeamId: questions that members suggested, waiting or approved
  | 'member' // by MemberId: pauses, boards, where they answer, draft of a form
  | 'left' // 'all': members who left -> when
  | 'out' // 'all': teams that the bot was put out of -> when
  | 'holidays' // 'all': conversations whose days without a question are read again each day
  | 'enough' // 'all': section -> how often readers said that it was enough, or not
  | 'tokens' // by what they were closed under: tokens that a platform renews, closed
  | 'months'; // 'all': the month that was summed up last

export interface NoteStore {
  note(kind: NoteKind, id: string, change: Note): Promise<void>;
  /**
   * Adds whole numbers to fields, to 0 where no number stands, and gives the note with them: of many who add at once
   * none is lost. The one write that counts again when it is repeated.
   */
  add(kind: NoteKind, id: string, amounts: Readonly<Record<string, number>>): Promise<Note>;
  read(kind: NoteKind, id: string): Promise<Note>;
  /** All of a kind. */
  notes(kind: NoteKind): AsyncIterable<{ readonly id: string; readonly note: Note }>;
}
