import { z } from 'zod';
import type { Epoch, MemberId, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

const Left = z.object({ team: z.string(), at: z.number() });

export interface Left {
  readonly member: MemberId;
  readonly team: TeamId;
  readonly at: Epoch;
}

/** Those who left, of all teams, so that the daily look at them is one read. */
export async function readLeft(store: NoteStore): Promise<readonly Left[]> {
  return Object.entries(await store.read('left', 'all')).flatMap(([id, value]) => {
    const left = Left.safeParse(value).data;
    return left ? [{ member: id as MemberId, team: left.team as TeamId, at: left.at }] : []; // stored as text by noteLeft
  });
}

/** A member left: their facts wait, in case they come back. */
export async function noteLeft(store: NoteStore, { member, team, at }: Left): Promise<void> {
  await store.note('member', member, { leftAt: at });
  await store.note('left', 'all', { [member]: { team, at } });
}

export async function noteReturned(store: NoteStore, member: MemberId): Promise<void> {
  await store.note('member', member, { leftAt: null });
  await store.note('left', 'all', { [member]: null });
}
