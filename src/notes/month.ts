import { z } from 'zod';
import type { ConversationId, MemberId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';
import { entriesOf, field } from './fields.ts';

/** What the monthly note of a conversation says: numbers, questions and guides, never a member. */
const Month = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  right: z.number(),
  of: z.number(),
  /** Whose misses came back. */
  backPeople: z.number(),
  people: z.number(),
  /** Slugs of guides below half. */
  below: z.array(z.string()),
  mend: z.array(z.object({ question: z.string(), right: z.number(), answered: z.number() })),
  incidents: z.number(),
  opened: z.number(),
  notIt: z.number(),
  muted: z.number(),
  wanted: z.number(),
  oldRunbooks: z.array(z.string()),
});
export type Month = z.infer<typeof Month>;

const Fields = z.object({
  month: Month.optional().catch(undefined),
  monthTold: z.string().optional().catch(undefined),
});

/** The figures of a conversation's last whole month, and which month was told last. */
export async function readMonth(
  store: NoteStore,
  conversation: ConversationId,
): Promise<{ readonly month: Month | undefined; readonly told: string | undefined }> {
  const { month, monthTold } = Fields.parse(await store.read('conversation', conversation));
  return { month, told: monthTold };
}

/** null: there was nothing to tell. */
export async function saveMonth(
  store: NoteStore,
  conversation: ConversationId,
  month: Month | null,
): Promise<void> {
  await store.note('conversation', conversation, { month });
}

export async function noteMonthTold(
  store: NoteStore,
  conversation: ConversationId,
  month: string,
): Promise<void> {
  await store.note('conversation', conversation, { monthTold: month });
}

/** What one member has of the monthly note: it goes when they have their data deleted. */
export async function readMonthOf(
  store: NoteStore,
  member: MemberId,
  conversation: ConversationId,
): Promise<{ readonly told: string | undefined; readonly isStopped: boolean }> {
  const note = await store.read('member', member);
  const of = (word: string): unknown => entriesOf(note, word).find(([name]) => name === conversation)?.[1];
  const told = of('month');
  return { told: typeof told === 'string' ? told : undefined, isStopped: of('monthOff') === true };
}

export async function noteMonthToldTo(
  store: NoteStore,
  member: MemberId,
  told: { readonly conversation: ConversationId; readonly month: string },
): Promise<void> {
  await store.note('member', member, { [field('month', told.conversation)]: told.month });
}

/** "Stop this note": for one member, about one conversation. */
export async function stopMonth(
  store: NoteStore,
  member: MemberId,
  of: { readonly conversation: ConversationId; readonly isStopped: boolean },
): Promise<void> {
  await store.note('member', member, { [field('monthOff', of.conversation)]: of.isStopped || null });
}

const Summaries = z.object({ month: z.string().optional().catch(undefined) });

/** The month that was summed up last, in all conversations. */
export async function readSummedMonth(store: NoteStore): Promise<string | undefined> {
  return Summaries.parse(await store.read('months', 'all')).month;
}

export async function noteSummedMonth(store: NoteStore, month: string): Promise<void> {
  await store.note('months', 'all', { month });
}
