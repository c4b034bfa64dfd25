import { z } from 'zod';
import type { ConversationId, Epoch, Slot } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';
import { type Change, storedId } from './fields.ts';

/** Why the last slot that was left empty was: what the status shows. */
const Skip = z.object({ slot: storedId<Slot>(), why: z.string(), at: z.number() });
export type Skip = z.infer<typeof Skip>;

const HolidaysFault = z.object({ why: z.string(), since: z.number() });
export type HolidaysFault = z.infer<typeof HolidaysFault>;

/** What the runner of the daily question remembers of a conversation. */
const Daily = z.object({
  /** The last message of an incident that is not resolved; 0: none. It holds the question back. */
  incidentAt: z.number().catch(0),
  lastSkip: Skip.optional().catch(undefined),
  /** Somebody pressed "Post now": from then on its slot is due, whatever the time of day. */
  postNow: z.object({ slot: storedId<Slot>(), at: z.number() }).optional().catch(undefined),
  /** Why the days without a question could not be read again; those known stay in force. */
  holidaysFault: HolidaysFault.optional().catch(undefined),
  lowBagTold: z.boolean().catch(false),
  /** Its admins know that no thread opens with the question. */
  noThreadTold: z.boolean().catch(false),
  /** Up to which post words were removed. */
  wordlessUntil: z.number().catch(0),
});
export type Daily = z.infer<typeof Daily>;

export async function readDaily(store: NoteStore, conversation: ConversationId): Promise<Daily> {
  return Daily.parse(await store.read('conversation', conversation));
}

export async function noteDaily(
  store: NoteStore,
  conversation: ConversationId,
  change: Change<Omit<Daily, 'incidentAt'>>,
): Promise<void> {
  await store.note('conversation', conversation, change);
}

/** An incident is under way in the conversation, or null: it is resolved. */
export async function noteOpenIncident(
  store: NoteStore,
  conversation: ConversationId,
  at: Epoch | null,
): Promise<void> {
  await store.note('conversation', conversation, { incidentAt: at });
}
