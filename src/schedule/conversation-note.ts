import { z } from 'zod';
import type { ConversationId } from '../ids.ts';
import type { Note } from '../store/notes.ts';
import type { Store } from '../store/store.ts';

/** Why the last slot that was left empty was: what the status shows. */
const Skip = z.object({ slot: z.string(), why: z.string(), at: z.number() });
export type Skip = z.infer<typeof Skip>;

const HolidaysFault = z.object({ why: z.string(), since: z.number() });
export type HolidaysFault = z.infer<typeof HolidaysFault>;

/** The fields of a conversation's note that the runner reads or writes; others belong to the bot. */
const ConversationNote = z.object({
  /** The last message of an incident that is not resolved; 0 or nothing: none. */
  incidentAt: z.number().catch(0),
  lastSkip: Skip.optional().catch(undefined),
  /** Somebody pressed "Post now": from then on its slot is due, whatever the time of day. */
  postNow: z.object({ slot: z.string(), at: z.number() }).optional().catch(undefined),
  /** Why the days without a question could not be read again; those known stay in force. */
  holidaysFault: HolidaysFault.optional().catch(undefined),
  lowBagTold: z.boolean().catch(false),
});
export type ConversationNote = z.infer<typeof ConversationNote>;

export async function readConversation(
  store: Store,
  conversation: ConversationId,
): Promise<ConversationNote> {
  return ConversationNote.parse(await store.read('conversation', conversation));
}

export async function noteConversation(
  store: Store,
  conversation: ConversationId,
  change: Note,
): Promise<void> {
  await store.note('conversation', conversation, change);
}
