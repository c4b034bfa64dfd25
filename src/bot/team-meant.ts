import type { Place, TeamId } from '../ids.ts';
import { readProfile } from '../notes/member.ts';
import type { Incoming } from '../platform.ts';
import type { World } from './world.ts';

/** The teams that may be meant: the one of the place, or where that is in none those where the member answers still. */
export async function teamsNear(world: World, incoming: Incoming): Promise<readonly TeamId[]> {
  return world.platform.isInTeam(incoming.place) ? [incoming.place.team] : homeTeams(world, incoming);
}

/** undefined: none, or which of several cannot be told. */
export async function teamMeant(world: World, incoming: Incoming): Promise<TeamId | undefined> {
  const [team, ...others] = await teamsNear(world, incoming);
  return others.length === 0 ? team : undefined;
}

/** Where the member answers and may read still; the platform is not asked of the team they speak in. */
export async function homeTeams({ platform, store }: World, said: Incoming): Promise<readonly TeamId[]> {
  const { homes } = await readProfile(store, said.member);
  const isHere = (home: Place): boolean => platform.isInTeam(said.place) && home.team === said.place.team;
  const readable = await Promise.all(
    homes.map(async (home) =>
      isHere(home) || (await platform.canRead(said.member, home)) ? [home.team] : [],
    ),
  );
  return [...new Set(readable.flat())];
}
