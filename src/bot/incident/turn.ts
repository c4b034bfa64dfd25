import type { EventId, Place } from '../../ids.ts';
import type { World } from '../world.ts';
import { incidentId } from './notes.ts';

const turnMs = 30_000;

/**
 * Several messages may arrive while a first card is on its way, also at other replicas: one of them takes the turn, the
 * others stay silent. A card that was refused is tried again by a message half a minute to a minute later.
 */
export async function takeTurn(world: World, place: Place, to: 'begin' | 'close'): Promise<boolean> {
  const turn = Math.floor((await world.store.now()) / turnMs);
  const claim = (number: number): Promise<boolean> =>
    world.store.claimEvent(`${to}:${incidentId(place)}:${number}` as EventId); // minted here
  return (await claim(turn)) && (await claim(turn - 1));
}
