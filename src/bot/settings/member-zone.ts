import type { MemberId } from '../../ids.ts';
import { zoneOf } from '../../schedule/calendar.ts';
import type { World } from '../world.ts';

/** The member's zone as their platform says, where it is one: some say "GMT+3", or a name that this machine lacks. */
export async function memberZone({ platform }: World, member: MemberId): Promise<string | undefined> {
  const said = await platform.zone(member);
  const found = said === undefined ? undefined : zoneOf(said);
  return found && 'zone' in found ? found.zone : undefined;
}
