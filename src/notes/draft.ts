import { z } from 'zod';
import type { ConversationId, Epoch, MemberId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

export type Values = Readonly<Record<string, readonly string[]>>;

const keptMs = 3_600_000;
const mostCharacters = 4000;

const Draft = z
  .object({
    form: z.string(),
    conversation: z.string(),
    at: z.number(),
    values: z.record(z.string(), z.array(z.string())),
  })
  .nullish()
  .catch(undefined);

export interface DraftOf {
  readonly member: MemberId;
  readonly conversation: ConversationId;
  /** Which form: its verb. */
  readonly form: string;
  readonly at: Epoch;
}

/** What was typed into a form that was not accepted, so that opening it again still has it. */
export async function saveDraft(store: NoteStore, of: DraftOf, values: Values): Promise<void> {
  const kept = Object.fromEntries(
    Object.entries(values).map(([name, texts]) => [name, texts.map((text) => text.slice(0, mostCharacters))]),
  );
  const { form, conversation, at } = of;
  await store.note('member', of.member, { draft: { form, conversation, at, values: kept } });
}

/** undefined: none, or one that is older than an hour. */
export async function readDraft(store: NoteStore, of: DraftOf): Promise<Values | undefined> {
  const draft = Draft.parse((await store.read('member', of.member)).draft);
  if (!draft || draft.form !== of.form || draft.conversation !== of.conversation) return undefined;
  return of.at - draft.at < keptMs ? draft.values : undefined;
}

export async function dropDraft(store: NoteStore, member: MemberId): Promise<void> {
  await store.note('member', member, { draft: null });
}
