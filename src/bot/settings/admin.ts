import type { Reply } from '../../card/card.ts';
import { command, line } from '../../card/line.ts';
import { memberList } from '../../card/words.ts';
import type { MemberId, Place } from '../../ids.ts';
import type { Incoming } from '../../platform.ts';
import { privately } from '../failures.ts';
import type { World } from '../world.ts';

const named = 3;

/** undefined: they may. Asked again at every press and every submission, since either can be forged or old. */
export async function refuse(world: World, incoming: Incoming): Promise<Reply | undefined> {
  if (incoming.isDirect) return privately(line`Use ${command('coach')} in the channel it is about.`);
  return refuseAt(world, incoming.member, incoming.place);
}

/** Names of channels hold in the whole team: the creator of one channel does not choose for all. */
export async function refuseForTeam(world: World, incoming: Incoming): Promise<Reply | undefined> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  return refuseOverTeam(world, incoming.member, incoming.place);
}

/** What holds in a whole team, asked of who may set up the conversation. */
export async function refuseOverTeam(
  world: World,
  member: MemberId,
  place: Place,
): Promise<Reply | undefined> {
  if (await world.platform.isAdmin(member, place, 'team')) return undefined;
  return privately(line`This applies to the whole team: only people who manage all of it can do that.`);
}

/** The same of a conversation that is spoken of elsewhere. */
export async function refuseAt(world: World, member: MemberId, place: Place): Promise<Reply | undefined> {
  if (await world.platform.isAdmin(member, place)) return undefined;
  const admins = await world.platform.admins(place, named);
  return privately(
    admins.length > 0
      ? line`Only people who manage this channel can do that: ${memberList(admins)}.`
      : line`Only people who manage this channel can do that.`,
  );
}
