import type { Epoch, Place } from '../../ids.ts';
import { incidentMark, incidentsOf, type Mark, withoutOldMarks } from '../../quiz/incident-marks.ts';
import type { World } from '../world.ts';
import { incidentName } from './notes.ts';

/** For the monthly note: the first card of an incident names it. */
export async function markSaid(world: World, place: Place, said: { id: string; at: Epoch }): Promise<void> {
  const list = incidentsOf(place.team);
  const old = withoutOldMarks(await world.store.read('team', list), said.at);
  await world.store.note('team', list, { ...old, [incidentMark('said', said.id)]: said.at });
}

/** What somebody pressed in the incident; `at` null takes it back. Nothing where the bot has not spoken. */
export async function markPressed(
  world: World,
  place: Place,
  pressed: { readonly mark: Mark; readonly at: Epoch | null },
): Promise<void> {
  const id = await incidentName(world, place);
  if (id === undefined) return;
  await world.store.note('team', incidentsOf(place.team), { [incidentMark(pressed.mark, id)]: pressed.at });
}
