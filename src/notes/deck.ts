import { z } from 'zod';
import type { MemberId, SectionId, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';
import { entriesOf, field, storedId } from './fields.ts';

const Words = z.object({
  at: z.number(),
  stem: z.string(),
  choices: z.array(z.string()).length(4),
  /** Index of the best choice. */
  best: z.number().int().min(0).max(3),
  why: z.string(),
  section: storedId<SectionId>(),
});

/** A question that a member wrote, as it was typed: literal text. */
export interface Suggestion extends z.infer<typeof Words> {
  readonly id: string;
  readonly by: MemberId;
}

export interface Deck {
  /** For an admin to decide on, the oldest first. */
  readonly waiting: readonly Suggestion[];
  readonly approved: readonly Suggestion[];
}

/** Its author is part of the field's name: what they have deleted takes their questions along. */
const nameOf = ({ by, id }: Pick<Suggestion, 'by' | 'id'>): string => `${by} ${id}`;

export async function readDeck(store: NoteStore, team: TeamId): Promise<Deck> {
  const note = await store.read('deck', team);
  const read = (word: string): readonly Suggestion[] =>
    entriesOf(note, word)
      .flatMap(([name, value]) => {
        const [by = '', id = ''] = name.split(' ');
        const words = Words.safeParse(value).data;
        return words ? [{ ...words, by: by as MemberId, id }] : []; // stored as text by nameOf
      })
      .sort((a, b) => a.at - b.at);
  return { waiting: read('waiting'), approved: read('approved') };
}

export async function noteWaiting(store: NoteStore, team: TeamId, suggestion: Suggestion): Promise<void> {
  await store.note('deck', team, { [field('waiting', nameOf(suggestion))]: wordsOf(suggestion) });
}

export async function noteDecided(
  store: NoteStore,
  team: TeamId,
  decided: { readonly suggestion: Suggestion; readonly isApproved: boolean },
): Promise<void> {
  const name = nameOf(decided.suggestion);
  const approved = decided.isApproved ? { [field('approved', name)]: wordsOf(decided.suggestion) } : {};
  await store.note('deck', team, { [field('waiting', name)]: null, ...approved });
}

function wordsOf({ at, stem, choices, best, why, section }: Suggestion) {
  return { at, stem, choices, best, why, section };
}
