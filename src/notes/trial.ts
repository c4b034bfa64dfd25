import { z } from 'zod';
import type { ConversationId, Epoch, MemberId, TeamId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { entriesOf, field, without } from './fields.ts';

/** Where a trial is counted: channels that are watched by their names share one. */
export type TrialOf =
  | { readonly kind: 'conversation'; readonly id: ConversationId }
  | { readonly kind: 'team'; readonly id: TeamId };

export const trialLength = 5;

export type Verdict = 'right' | 'wrong';

export interface Trial {
  readonly incidents: number;
  readonly right: number;
  readonly wrong: number;
  /** When an incident could not be told to who started it. */
  readonly untoldAt: Epoch | undefined;
}

const Fields = z.object({
  trialIncidents: z.number().catch(0),
  trialUntold: z.number().optional().catch(undefined),
});

export async function readTrial(store: NoteStore, { kind, id }: TrialOf): Promise<Trial> {
  return parseTrial(await store.read(kind, id));
}

export function parseTrial(note: Note): Trial {
  const votes = entriesOf(note, 'vote').map(([, vote]) => vote);
  const count = (verdict: Verdict): number => votes.filter((vote) => vote === verdict).length;
  const { trialIncidents, trialUntold } = Fields.parse(note);
  return { incidents: trialIncidents, right: count('right'), wrong: count('wrong'), untoldAt: trialUntold };
}

/** From the first incident, in one conversation. */
export async function startTrial(store: NoteStore, id: ConversationId, by: MemberId): Promise<void> {
  const votes = entriesOf(await store.read('conversation', id), 'vote').map(([number]) => number);
  await store.note('conversation', id, {
    ...without('vote', votes),
    watch: 'trial',
    watchedBy: by,
    trialIncidents: 0,
    trialUntold: null,
  });
}

export async function addTrialIncident(store: NoteStore, { kind, id }: TrialOf): Promise<void> {
  await store.add(kind, id, { trialIncidents: 1 });
  await store.note(kind, id, { trialUntold: null });
}

/** Who started it could not be written to: the settings say so. */
export async function noteUntold(store: NoteStore, { kind, id }: TrialOf, at: Epoch): Promise<void> {
  await store.note(kind, id, { trialUntold: at });
}

/** Of an incident by its number: pressed again, the later verdict counts. How the votes stand then. */
export async function voteOnTrial(
  store: NoteStore,
  of: TrialOf,
  vote: { readonly incident: number; readonly verdict: Verdict },
): Promise<Trial> {
  await store.note(of.kind, of.id, { [field('vote', String(vote.incident))]: vote.verdict });
  return readTrial(store, of);
}
