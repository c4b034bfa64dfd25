import type { Epoch, MemberId, TeamId } from '../../ids.ts';
import { readProfile } from '../drill/profile.ts';
import { leaveBoards } from '../drill/shown.ts';
import type { World } from '../world.ts';

const keptMs = 30 * 86_400_000;

/** A member and all that is known of them; first the lists they stand on, which their own note names. */
export async function forgetMember(world: World, member: MemberId, team: TeamId): Promise<void> {
  const { shown, homes } = await readProfile(world, member);
  const teams = [...new Set([team, ...shown, ...homes.map((home) => home.team)])];
  await leaveBoards(world, member, teams);
  for (const left of teams) await world.store.note('team', listOf(left), { [member]: null });
  await world.store.forget(member);
}

/** A member left: their facts wait thirty days, in case they come back. */
export async function noteLeft(
  world: World,
  team: TeamId,
  left: { readonly member: MemberId; readonly at: Epoch },
): Promise<void> {
  await world.store.note('member', left.member, { leftAt: left.at });
  await world.store.note('team', listOf(team), { [left.member]: left.at });
}

/** Forgets who left a team thirty days ago and has not answered since. Cheap where nobody did. */
export async function forgetThoseWhoLeft(world: World, team: TeamId, now: Epoch): Promise<void> {
  for (const [id, at] of Object.entries(await world.store.read('team', listOf(team)))) {
    if (typeof at !== 'number' || now - at < keptMs) continue;
    const member = id as MemberId; // stored as text by noteLeft
    const { leftAt } = await readProfile(world, member);
    if (leftAt === undefined) await world.store.note('team', listOf(team), { [id]: null });
    else await forgetMember(world, member, team);
  }
}

/** Kept apart from the team's settings, which are read far more often. */
function listOf(team: string): string {
  return `${team}/left`;
}
