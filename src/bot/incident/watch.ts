import type { Reply } from '../../card/card.ts';
import type { MemberId } from '../../ids.ts';
import { type Incident, readIncident } from '../../notes/incident.ts';
import { mutedSince } from '../../notes/mute.ts';
import { readWatch } from '../../notes/watch.ts';
import type { Message } from '../../platform.ts';
import type { Of, World } from '../world.ts';
import { begin } from './begin.ts';
import { follow } from './follow.ts';
import { recommended } from './recommended.ts';
import { isTakenUp, ofOneIncident, type Scene, whereOf } from './scene.ts';
import { tuning } from './tuning.ts';
import { watchMode } from './watch-mode.ts';

const { quietMs } = tuning;
const nothing: Reply = { kind: 'nothing' };

/** Overheard. Speaks only where an admin allowed it, after a person has written of trouble that burns. */
export async function watchThread(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const watch = await readWatch(world.store, incoming.place.conversation);
  const mode = await watchMode(world, incoming.place, watch);
  if (mode.mode === 'off') return nothing;
  world.heard.add(incoming.place, incoming.message);
  if ((await mutedSince(world.store, incoming.place)) !== undefined) return nothing;
  const incident = await readIncident(world.store, incoming.place, incoming.at);
  const heard = await recent(world, incoming, incident);
  if (!isTakenUp(heard)) return nothing;
  const where = mode.isIncident ? 'incident' : whereOf(incoming.place, heard);
  const messages = ofOneIncident(incoming.place, heard, where);
  const scene: Scene = {
    world,
    incoming,
    watch,
    incident,
    where,
    messages,
    recommendation: await recommended(world, messages, where),
    isTrial: mode.mode === 'trial',
    by: asMember(mode.by),
  };
  await (incident.message ? follow(scene) : begin(scene));
  return nothing;
}

/** The platform is asked when a person writes: an alert alone is never answered, so a storm of them costs nothing. */
async function recent(
  world: World,
  { place, message, at }: Of<'thread'>,
  incident: Incident,
): Promise<readonly Message[]> {
  const isAsked = message.from === 'person' || incident.message !== undefined;
  const read = isAsked ? await world.heard.read(place, at) : world.heard.known(place);
  const messages = typeof read === 'string' ? world.heard.known(place) : read;
  return messages.filter((one) => one.from !== 'us' && at - one.at < quietMs);
}

function asMember(id: string | undefined): MemberId | undefined {
  return id as MemberId | undefined; // it was minted by the adapter and stored as text
}
