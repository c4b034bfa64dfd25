import type { EventId, Place } from '../../ids.ts';
import { type Incident, incidentId, noteIncident } from '../../notes/incident.ts';
import type { Sent } from '../../platform.ts';
import type { World } from '../world.ts';
import { tuning } from './tuning.ts';

const { turnMs } = tuning;

type Purpose = 'begin' | 'close';

/**
 * Several messages may arrive while a card is on its way, also at other replicas: one of them takes the turn, the others
 * stay silent. After a refusal the turn is given back: the next message takes another, once the platform may be asked again.
 */
export async function takeTurn(
  world: World,
  place: Place,
  { purpose, incident }: { readonly purpose: Purpose; readonly incident: Incident },
): Promise<boolean> {
  const now = await world.store.now();
  if (now < incident.notBefore) return false;
  const turn = Math.floor(now / turnMs);
  const claim = (number: number): Promise<boolean> =>
    world.store.claimEvent(`${purpose}:${incidentId(place)}:${incident.refusals}:${number}` as EventId); // minted here
  return (await claim(turn)) && (await claim(turn - 1));
}

/** What was refused was not said; what may have arrived keeps its turn. */
export async function giveBack(
  world: World,
  place: Place,
  { sent, incident }: { readonly sent: Sent; readonly incident: Incident },
): Promise<void> {
  if (sent.kind !== 'refused') return;
  await noteIncident(world.store, place, {
    refusals: incident.refusals + 1,
    notBefore: (await world.store.now()) + sent.afterMs,
  });
}
