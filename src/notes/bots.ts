import { z } from 'zod';
import type { ConversationId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';
import { field, numbersOf, without } from './fields.ts';

const Fields = z.object({ answersBots: z.boolean().catch(false) });

/** Whether an admin has workflows and other bots answered that mention the bot. */
export async function answersBots(store: NoteStore, conversation: ConversationId): Promise<boolean> {
  return Fields.parse(await store.read('conversation', conversation)).answersBots;
}

export async function letBotsAsk(
  store: NoteStore,
  conversation: ConversationId,
  isAllowed: boolean,
): Promise<void> {
  await store.note('conversation', conversation, { answersBots: isAllowed });
}

/** The how manyth answer to a bot it is that day, `YYYY-MM-DD`; what was counted of other days goes. */
export async function countBotAnswer(
  store: NoteStore,
  conversation: ConversationId,
  day: string,
): Promise<number> {
  const counts = numbersOf(await store.add('conversation', conversation, { [field('bot', day)]: 1 }), 'bot');
  const old = counts.filter(([other]) => other !== day).map(([other]) => other);
  if (old.length > 0) await store.note('conversation', conversation, without('bot', old));
  return new Map(counts).get(day) ?? 0;
}
