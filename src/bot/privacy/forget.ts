import type { Epoch, MemberId, TeamId } from '../../ids.ts';
import { noteReturned, readLeft } from '../../notes/left.ts';
import { readProfile } from '../../notes/member.ts';
import { leaveBoards } from '../../notes/shown.ts';
import type { Store } from '../../store/store.ts';
import { dayMs } from '../../time.ts';
import type { World } from '../world.ts';

const keptMs = 30 * dayMs;

/** A member and all that is known of them; first the lists they stand on, which their own note names. */
export async function forgetMember(store: Store, member: MemberId, team: TeamId): Promise<void> {
  const { shown, homes } = await readProfile(store, member);
  await leaveBoards(store, member, [...new Set([team, ...shown, ...homes.map((home) => home.team)])]);
  await store.forget(member);
}

/** What is from one team alone. */
export async function forgetMemberIn(store: Store, member: MemberId, team: TeamId): Promise<void> {
  await leaveBoards(store, member, [team]);
  await store.forget(member, team);
}

/**
 * Forgets who left thirty days ago, has neither answered nor practised since, and is in no other team of ours either.
 * Forgetting takes them off the list as well; where it cannot be told, they are looked at again the next day.
 */
export async function forgetThoseWhoLeft(
  { store, platform }: Pick<World, 'store' | 'platform'>,
  now: Epoch,
): Promise<void> {
  for (const { member, team, at } of await readLeft(store)) {
    if (now - at < keptMs) continue;
    const { leftAt } = await readProfile(store, member);
    const isHere = leftAt === undefined || (await hasPractised(store, member, at));
    const found = isHere ? 'here' : await platform.whereabouts(member);
    if (found === 'gone') await forgetMember(store, member, team);
    if (found === 'here') await noteReturned(store, member);
  }
}

/** Who keeps the app for themselves practises on, whatever they left. */
async function hasPractised(store: Store, member: MemberId, since: Epoch): Promise<boolean> {
  return (await store.attempts(member)).some(({ at }) => at > since);
}
