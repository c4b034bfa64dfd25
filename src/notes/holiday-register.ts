import type { ConversationId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

/** The conversations whose days without a question are read again each day. */
export async function readHolidayRegister(store: NoteStore): Promise<readonly ConversationId[]> {
  return Object.keys(await store.read('holidays', 'all')) as ConversationId[]; // written below
}

export async function registerConversation(
  store: NoteStore,
  conversation: ConversationId,
  isRead: boolean,
): Promise<void> {
  await store.note('holidays', 'all', { [conversation]: isRead || null });
}
