import { z } from 'zod';
import type { TeamId } from '../../ids.ts';
import type { World } from '../world.ts';

const TeamWatch = z.object({
  patterns: z.array(z.string()).default([]),
  watch: z.enum(['off', 'trial', 'live']).default('off'),
});
/** Names of channels that are watched in a whole team. */
export type TeamWatch = z.infer<typeof TeamWatch>;

export async function readTeamWatch(world: World, team: TeamId): Promise<TeamWatch> {
  return TeamWatch.parse(await world.store.read('team', team));
}
