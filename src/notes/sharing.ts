import { z } from 'zod';
import type { ConversationId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

const Sharing = z.object({ speakInShared: z.boolean().catch(false) });

/** Whether an admin lets the bot speak in public where another company reads along. */
export async function maySpeakInShared(store: NoteStore, conversation: ConversationId): Promise<boolean> {
  return Sharing.parse(await store.read('conversation', conversation)).speakInShared;
}

export async function letSpeakInShared(
  store: NoteStore,
  conversation: ConversationId,
  isAllowed: boolean,
): Promise<void> {
  await store.note('conversation', conversation, { speakInShared: isAllowed });
}
