import type { LeadOptions } from '../../adapters/web/options.ts';
import type { TeamId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { readTeam } from '../reports/team/team.ts';
import type { Links } from './links.ts';
import { createSetUp, type SetUpSources } from './set-up.ts';

interface Sources extends SetUpSources {
  readonly platform: Platform;
}

/** What the pages of a lead are drawn from, read anew at each look. */
export function createLead({ teamAccess }: Links, sources: () => Sources): LeadOptions {
  return {
    teamAccess,
    setUp: createSetUp(sources),
    figures(team) {
      const { store, library, platform } = sources();
      const names = {
        member: platform.name,
        conversation: async (place: Parameters<Platform['surroundings']>[0]) =>
          (await platform.surroundings(place)).name,
      };
      return readTeam({ store, library: library(), names }, team as TeamId); // whoever has the link was given it for the team
    },
  };
}
