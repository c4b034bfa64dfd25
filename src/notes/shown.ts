import type { MemberId, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';
import { field } from './fields.ts';

/** Those who asked to be named on the boards of a team. Nobody else ever is. */
export async function shownMembers(store: NoteStore, team: TeamId): Promise<readonly MemberId[]> {
  const list = await store.read('shown', team);
  return Object.entries(list).flatMap(([id, isShown]) => (isShown === true ? [id as MemberId] : [])); // stored as text
}

/** What the boards read is the list; the member's own note knows on which lists they stand, so that all can be left. */
export async function setShown(
  store: NoteStore,
  member: MemberId,
  on: { readonly team: TeamId; readonly isShown: boolean },
): Promise<void> {
  const change = on.isShown || null;
  if (!on.isShown) await store.note('shown', on.team, { [member]: change });
  await store.note('member', member, { [field('shown', on.team)]: change });
  if (on.isShown) await store.note('shown', on.team, { [member]: change });
}

/** Off every board, before the member's own note is gone. */
export async function leaveBoards(
  store: NoteStore,
  member: MemberId,
  teams: readonly TeamId[],
): Promise<void> {
  for (const team of teams) await store.note('shown', team, { [member]: null });
}
