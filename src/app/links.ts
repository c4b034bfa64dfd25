import { type Access, createAccess } from '../../adapters/web/access.ts';
import { teamPath } from '../../adapters/web/lead/paths.ts';
import type { World } from '../bot/world.ts';
import type { Config } from '../config.ts';
import type { Epoch } from '../ids.ts';

/** Links to the pages, and who may open those that are signed. */
export interface Links {
  /** To the reader; undefined: it is open. */
  readonly access: Access | undefined;
  readonly teamAccess: (team: string) => Access;
  readonly onCards: Pick<World, 'publicUrl' | 'signPath' | 'teamUrl'>;
}

export function createLinks(
  { publicUrl, readerAccess }: Config,
  signed: { readonly secret: string; readonly clock: () => Epoch },
): Links {
  const access = readerAccess === 'open' ? undefined : createAccess({ ...signed, pages: 'reader' });
  const teamAccess = (team: string): Access => createAccess({ ...signed, pages: `team ${team}` });
  const teamUrl = (team: string): string => `${publicUrl}${teamAccess(team).signPath(teamPath(team))}`;
  return {
    access,
    teamAccess,
    onCards: { publicUrl, signPath: access?.signPath, ...(publicUrl !== undefined && { teamUrl }) },
  };
}
