import { z } from 'zod';
import type { Epoch, MemberId, TeamId } from '../../ids.ts';
import { readProfile } from '../quiz/profile.ts';
import { leaveBoards } from '../quiz/shown.ts';
import type { World } from '../world.ts';

const keptMs = 30 * 86_400_000;
/** One list for all teams, so that the daily look at it is one read. */
const list = 'left';

/** Whatever has a store. */
type Memory = Pick<World, 'store'>;

const Left = z.object({ team: z.string(), at: z.number() });

/** A member and all that is known of them; first the lists they stand on, which their own note names. */
export async function forgetMember(memory: Memory, member: MemberId, team: TeamId): Promise<void> {
  const { shown, homes } = await readProfile(memory, member);
  await leaveBoards(memory, member, [...new Set([team, ...shown, ...homes.map((home) => home.team)])]);
  await memory.store.forget(member);
}

/** A member left: their facts wait thirty days, in case they come back. */
export async function noteLeft(
  memory: Memory,
  team: TeamId,
  left: { readonly member: MemberId; readonly at: Epoch },
): Promise<void> {
  await memory.store.note('member', left.member, { leftAt: left.at });
  await memory.store.note('team', list, { [left.member]: { team, at: left.at } });
}

/**
 * Forgets who left thirty days ago, has not answered since, and is in no other team of ours either. Forgetting takes
 * them off the list as well; where it cannot be told, they are looked at again the next day.
 */
export async function forgetThoseWhoLeft(
  world: Pick<World, 'store' | 'platform'>,
  now: Epoch,
): Promise<void> {
  const { store, platform } = world;
  for (const [id, value] of Object.entries(await store.read('team', list))) {
    const left = Left.safeParse(value).data;
    if (!left || now - left.at < keptMs) continue;
    const member = id as MemberId; // stored as text by noteLeft
    const { leftAt } = await readProfile(world, member);
    const found = leftAt === undefined ? 'here' : await platform.whereabouts(member);
    if (found === 'gone') await forgetMember(world, member, left.team as TeamId); // stored as text by noteLeft
    if (found === 'here') await noteReturned(world, member);
  }
}

async function noteReturned({ store }: Memory, member: MemberId): Promise<void> {
  await store.note('member', member, { leftAt: null });
  await store.note('team', list, { [member]: null });
}
