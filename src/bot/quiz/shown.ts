import type { MemberId, TeamId } from '../../ids.ts';
import type { World } from '../world.ts';
import { readProfile } from './profile.ts';

/** Kept apart from the team's other settings, which are read far more often. */
function listOf(team: string): string {
  return `${team}/shown`;
}

/** Those who asked to be named on the boards of a team. Nobody else ever is. */
export async function shownMembers(world: World, team: TeamId): Promise<readonly MemberId[]> {
  const list = await world.store.read('team', listOf(team));
  return Object.entries(list).flatMap(([id, isShown]) => (isShown === true ? [id as MemberId] : [])); // stored as text
}

/** What the boards read is the list; the member's own note knows on which lists they stand, so that all can be left. */
export async function setShown(
  world: World,
  member: MemberId,
  on: { readonly team: TeamId; readonly isShown: boolean },
): Promise<void> {
  const { shown } = await readProfile(world, member);
  const others = shown.filter((team) => team !== on.team);
  const list = { [member]: on.isShown ? true : null };
  if (!on.isShown) await world.store.note('team', listOf(on.team), list);
  await world.store.note('member', member, { shown: on.isShown ? [...others, on.team] : others });
  if (on.isShown) await world.store.note('team', listOf(on.team), list);
}

/** Off every board, before the member's own note is gone. */
export async function leaveBoards(
  world: Pick<World, 'store'>,
  member: MemberId,
  teams: readonly string[],
): Promise<void> {
  for (const team of teams) await world.store.note('team', listOf(team), { [member]: null });
}
