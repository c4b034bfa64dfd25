import { z } from 'zod';
import type { ConversationId, Epoch, MemberId } from '../ids.ts';
import type { Seal } from '../seal.ts';
import type { NoteStore } from '../store/notes.ts';
import { hourMs } from '../time.ts';

const Values = z.record(z.string(), z.array(z.string()));
export type Values = Readonly<Record<string, readonly string[]>>;

const keptMs = hourMs;
const mostCharacters = 4000;

const Draft = z
  .object({ form: z.string(), conversation: z.string(), at: z.number(), sealed: z.string() })
  .nullish()
  .catch(undefined);

/** Where drafts are kept: the store reads nothing of them. */
export interface Drafts {
  readonly store: NoteStore;
  readonly seal: Seal;
}

export interface DraftOf {
  readonly member: MemberId;
  readonly conversation: ConversationId;
  /** Which form: its verb. */
  readonly form: string;
  readonly at: Epoch;
}

/** What was typed into a form that was not accepted, so that opening it again still has it. */
export async function saveDraft({ store, seal }: Drafts, of: DraftOf, values: Values): Promise<void> {
  const kept = Object.fromEntries(
    Object.entries(values).map(([name, texts]) => [name, texts.map((text) => text.slice(0, mostCharacters))]),
  );
  const { form, conversation, at } = of;
  const draft = { form, conversation, at, sealed: seal.close(JSON.stringify(kept)) };
  await store.note('member', of.member, { draft });
}

/** undefined: none. One that is older than an hour ends here. */
export async function readDraft({ store, seal }: Drafts, of: DraftOf): Promise<Values | undefined> {
  const { draft: stored } = await store.read('member', of.member);
  if (stored === undefined) return undefined;
  const draft = Draft.parse(stored);
  if (!draft || of.at - draft.at >= keptMs) {
    await dropDraft(store, of.member);
    return undefined;
  }
  if (draft.form !== of.form || draft.conversation !== of.conversation) return undefined;
  return parse(seal.open(draft.sealed));
}

function parse(text: string | undefined): Values | undefined {
  return text === undefined ? undefined : Values.parse(JSON.parse(text));
}

export async function dropDraft(store: NoteStore, member: MemberId): Promise<void> {
  await store.note('member', member, { draft: null });
}
