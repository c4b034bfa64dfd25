import type { TeamId } from '../ids.ts';
import { readProfile } from '../notes/member.ts';
import type { Incoming } from '../platform.ts';
import type { World } from './world.ts';

/** The teams that may be meant: the one of the place, or where that is in none those where the member answers still. */
export async function teamsNear(world: World, { place, member }: Incoming): Promise<readonly TeamId[]> {
  const { platform, store } = world;
  if (platform.isInTeam(place)) return [place.team];
  const teams = new Set<TeamId>();
  for (const home of (await readProfile(store, member)).homes)
    if (!teams.has(home.team) && (await platform.canRead(member, home))) teams.add(home.team);
  return [...teams];
}

/** undefined: none, or which of several cannot be told. */
export async function teamMeant(world: World, incoming: Incoming): Promise<TeamId | undefined> {
  const [team, ...others] = await teamsNear(world, incoming);
  return others.length === 0 ? team : undefined;
}
